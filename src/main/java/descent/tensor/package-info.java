/// Numbers, shapes and gradients: [descent.tensor.Tensor] with reverse-mode automatic differentiation over float32,
/// the seeded random streams, and the kernels (plain Java here, Vector API in `descent.tensor.vector`).
///
/// May use: java.base alone. The Vector API module is touched in `descent.tensor.vector` only.
package descent.tensor;
