/// What a person sets ([Setup] and its parts), the trained model, the `.model` file and the way to Python.
/// May use `tensor`, `nn`, `optim`, `data` and a JSON library.
package descent.model;
