/// 1 Data: columns with their roles, the preview, the split. Words and controls over the Workspace.
/// May use train, eval, model, data and ui.common.
package descent.ui.data;
