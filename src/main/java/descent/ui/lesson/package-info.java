/// Lessons beside the window: the list, the panel that walks through one, and the view-model that ticks its checks.
/// May use lesson, train, eval, model, data and ui.common.
package descent.ui.lesson;
