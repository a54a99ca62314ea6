"""Writes the bad model files of this folder and manifest.tsv, from ../model/v1.model. Needs Python 3 alone.

Columns of the manifest: file, class, what, demand. Classes:
REFUSE  must end in a sentence; DETECT  must be refused or load with a warning;
EITHER  refused or loaded, never anything else; LOAD  must load.
"""
import hashlib, json, os, struct, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
GOOD = open(os.path.join(HERE, "..", "model", "v1.model"), "rb").read()
LENGTH = struct.unpack("<Q", GOOD[:8])[0]
HEADER, BUFFER = GOOD[8:8 + LENGTH], GOOD[8 + LENGTH:]
rows = []


def put(name, kind, what, data, demand=""):
    open(os.path.join(HERE, name), "wb").write(data)
    rows.append((name, kind, what, demand or {"REFUSE": "one sentence", "LOAD": "loads", "DETECT": "sentence or warning", "EITHER": "sentence or loads"}[kind]))


def file(header, buffer=BUFFER, length=None):
    """A file with a right checksum over whatever stands in it."""
    at = header.find(b'"checksum":"sha256:')
    out = bytearray(struct.pack("<Q", len(header) if length is None else length) + header + buffer)
    if at >= 0:
        at += 8 + len(b'"checksum":"sha256:')
        out[at:at + 64] = b"0" * 64
        out[at:at + 64] = hashlib.sha256(out).hexdigest().encode()
    return bytes(out)


def tree(change):
    root = json.loads(HEADER)
    change(root)
    return file(json.dumps(root, separators=(",", ":"), ensure_ascii=False).encode())


def entry(name, change):
    def apply(root):
        part = json.loads(root["__metadata__"][name])
        change(part)
        root["__metadata__"][name] = json.dumps(part, separators=(",", ":"), ensure_ascii=False)
    return tree(apply)


def at(path, value):
    def apply(part):
        for p in path[:-1]:
            part = part[p]
        part[path[-1]] = value
    return apply


put("good.model", "LOAD", "the golden file as it is", GOOD)
put("padded_header.model", "LOAD", "64 blanks after the header", file(HEADER + b" " * 64))
put("other_order.model", "LOAD", "the header's entries in another order", tree(lambda r: r.update({"0.bias": r.pop("0.bias")})))
put("plain_safetensors.model", "LOAD", "safetensors without a word of Descent",
    file(b'{"0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}', b"\0" * 8), "the container is read; the sentence says whose it is")
first = json.loads(HEADER)["0.weight"]["data_offsets"][0]
put("nan_weight.model", "DETECT", "the first weight is NaN", file(HEADER, BUFFER[:first] + struct.pack("<f", float("nan")) + BUFFER[first + 4:]))
put("empty.model", "REFUSE", "no bytes", b"")
put("seven_bytes.model", "REFUSE", "shorter than the length", GOOD[:7])
put("cut_in_header.model", "REFUSE", "half the header", GOOD[:8 + LENGTH // 2])
put("cut_in_buffer.model", "REFUSE", "the last byte is missing", GOOD[:-1])
put("one_byte_more.model", "REFUSE", "a byte after the end", GOOD + b"\0")
put("flipped_weight.model", "REFUSE", "one bit of a weight", GOOD[:-9] + bytes([GOOD[-9] ^ 1]) + GOOD[-8:])
put("length_huge.model", "REFUSE", "header length 2^63 - 1", file(HEADER, length=2 ** 63 - 1))
put("length_negative.model", "REFUSE", "header length -1", file(HEADER, length=2 ** 64 - 1))
put("overlap.model", "REFUSE", "two tensors at one place", tree(at(("0.bias", "data_offsets"), json.loads(HEADER)["2.bias"]["data_offsets"])))
put("offset_negative.model", "REFUSE", "begin -8", tree(at(("0.bias", "data_offsets", 0), -8)))
put("offset_overflow.model", "REFUSE", "end 2^63", tree(at(("0.bias", "data_offsets", 1), 2 ** 63)))
put("shape_overflow.model", "REFUSE", "product beyond 64 bits", tree(at(("0.weight", "shape"), [2 ** 31 - 1] * 4)))
put("dtype_f16.model", "REFUSE", "half floats", tree(at(("0.weight", "dtype"), "F16")))
put("tensor_missing.model", "REFUSE", "0.bias is called 1.bias", tree(lambda r: r.update({"1.bias": r.pop("0.bias")})))
put("duplicate_key.model", "REFUSE", "2.bias named 0.bias", file(HEADER.replace(b'"2.bias":', b'"0.bias":')))
put("duplicate_key_escaped.model", "REFUSE", "2.bias named \\u0030.bias", file(HEADER.replace(b'"2.bias":', b'"\\u0030.bias":')))
put("deep.model", "REFUSE", "5,000 levels", file(b'{"a":' + b"[" * 5000 + b"]" * 5000 + b"}"))
put("nan_literal.model", "REFUSE", "NaN in the JSON", tree(lambda r: r["__metadata__"].update(metrics='{"rmse":NaN}')))
put("invalid_utf8.model", "REFUSE", "an overlong slash", file(HEADER.replace(b"made.csv", b"made\xc0\xafsv")))
put("version_2.model", "REFUSE", "a later format", tree(lambda r: r["__metadata__"].update(format_version="2", program="Descent 2.0")), "names Descent 2.0")
put("class_name.model", "REFUSE", "a class for a layer", entry("network", at(("layers", 1, "kind"), "java.lang.Runtime")))
put("units_billion.model", "REFUSE", "a layer of 2,000,000,000 units", entry("network", at(("layers", 0, "out_features"), 2_000_000_000)))
put("scale_zero.model", "REFUSE", "a column divided by 0", entry("preprocessing", at(("inputs", 0, "scale"), 0.0)))
put("dropout_state.model", "REFUSE", "a random stream of zeros", entry("random", at(("dropout",), [0, 0, 0, 0])))
put("pickle.model", "REFUSE", "a pickle that would run a program", b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.", "says pickle")
put("numpy.model", "REFUSE", "an npy array", b"\x93NUMPY\x01\x00v\x00{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }\n", "says NumPy")
put("onnx.model", "REFUSE", "an ONNX model", b"\x08\x08\x12\x07pytorch\x1a\x051.13.1:\x00", "says ONNX")
put("hdf5.model", "REFUSE", "Keras", b"\x89HDF\r\n\x1a\n" + b"\0" * 40, "says HDF5")
put("gguf.model", "REFUSE", "a language model", b"GGUF\x03\0\0\0" + b"\0" * 16, "says GGUF")
put("class.model", "REFUSE", "a Java class", b"\xca\xfe\xba\xbe\0\0\0\x45", "says Java class")
put("page.model", "REFUSE", "a failed download", b"<!DOCTYPE html><title>404</title>", "says web page")
put("xxe.model", "REFUSE", "XML with an entity", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "says XML")
with zipfile.ZipFile(os.path.join(HERE, "torch.model"), "w") as z:
    z.writestr(zipfile.ZipInfo("archive/data.pkl"), b"\x80\x02}.")
rows.append(("torch.model", "REFUSE", "torch.save's zip", "says PyTorch"))
put("trailing_digits.model", "EITHER", "the data's name is another one", entry("data", at(("name",), "x" * 200)))
with open(os.path.join(HERE, "manifest.tsv"), "w", encoding="utf-8") as f:
    f.write("file\tclass\twhat\tdemand\n")
    f.writelines("\t".join(r) + "\n" for r in rows)
print(len(rows), "files")
