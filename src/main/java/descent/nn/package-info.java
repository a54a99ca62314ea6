/// Layers and losses with PyTorch's names, arguments, defaults and state_dict names; what a network is.
///
/// A [descent.nn.Sequential] runs its layers as one fused plan over recycled buffers; layers work row chunk by row
/// chunk, so that activations stay in cache. May use: `descent.tensor`.
package descent.nn;
