/// From a CSV file to scaled batches: reading, columns, roles, split, preprocessing, loader.
/// May use `tensor` and commons-csv; knows no screen.
package descent.data;
