/// Builds the object graph and starts the program. May use every room; is used by none.
package descent.app;
