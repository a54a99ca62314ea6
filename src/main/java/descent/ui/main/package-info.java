/// The window: puts the cards of all rooms of the screen together, with top bar, menus and status bar.
/// May use every ui package and what they may use; used by app only.
package descent.ui.main;
