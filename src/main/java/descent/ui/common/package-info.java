/// What every screen shares: the Workspace view-model, the Card, numbers as text, theme, icons, choosers, drawing helpers.
/// May use train, eval, model, data; never tensor, nn or optim. No other ui package is used from here.
package descent.ui.common;
