"""Writes the bad model files of this folder and manifest.tsv, from ../model/v1.model and v2.model. Needs Python 3 alone.
Links, pipes, devices and sparse files are made by the tests themselves (OddFiles.java).

Columns of the manifest: file, class, what, demand. Classes:
REFUSE  must end in a sentence; DETECT  must be refused or load with a warning;
EITHER  refused or loaded, never anything else; LOAD  must load.
"""
import base64, hashlib, io, json, os, struct, zipfile, zlib

HERE = os.path.dirname(os.path.abspath(__file__))


def parts(name):
    data = open(os.path.join(HERE, "..", "model", name), "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    return data, length, data[8:8 + length], data[8 + length:]


GOOD, LENGTH, HEADER, BUFFER = parts("v1.model")
_, _, HEADER2, BUFFER2 = parts("v2.model")  # with validation rows, patience and weights of an earlier epoch
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


def tree(change, header=HEADER, buffer=BUFFER):
    root = json.loads(header)
    change(root)
    return file(json.dumps(root, separators=(",", ":"), ensure_ascii=False).encode(), buffer)


def entry(name, change, header=HEADER, buffer=BUFFER):
    def apply(root):
        part = json.loads(root["__metadata__"][name])
        change(part)
        root["__metadata__"][name] = json.dumps(part, separators=(",", ":"), ensure_ascii=False)
    return tree(apply, header, buffer)


def entry2(name, change):
    return entry(name, change, HEADER2, BUFFER2)


def numbers(tensor, form, *values, header=HEADER, buffer=BUFFER):
    """The first numbers of a tensor are others."""
    begin = json.loads(header)[tensor]["data_offsets"][0]
    new = struct.pack("<" + form * len(values), *values)
    return file(header, buffer[:begin] + new + buffer[begin + len(new):])


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
put("version_newer.model", "REFUSE", "a later format", tree(lambda r: r["__metadata__"].update(format_version="3", program="Descent 2.0")), "says Descent 2.0")
put("class_name.model", "REFUSE", "a class for a layer", entry("network", at(("layers", 1, "kind"), "java.lang.Runtime")))
put("units_billion.model", "REFUSE", "a layer of 2,000,000,000 units", entry("network", at(("layers", 0, "out_features"), 2_000_000_000)))
put("scale_zero.model", "REFUSE", "a column divided by 0", entry("preprocessing", at(("inputs", 0, "scale"), 0.0)))
put("dropout_state.model", "REFUSE", "a random stream of zeros", entry("random", at(("dropout",), [0, 0, 0, 0])))
put("pickle.model", "REFUSE", "a pickle that would run a program", b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x0ctouch canary\x85R.", "says pickle")
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
# versions
put("version_99.model", "REFUSE", "a far later format", tree(lambda r: r["__metadata__"].update(format_version="999999999", program="Descent 9.9")), "says Descent 9.9")
put("version_newer_no_program.model", "REFUSE", "a later format that does not name its program", tree(lambda r: (r["__metadata__"].update(format_version="3"), r["__metadata__"].pop("program"))), "says newer than the format")
for name, value in ("zero", "0"), ("negative", "-1"), ("leading_zero", "01"), ("fraction", "1.0"), ("empty", ""), ("arabic", "\u0661"), ("endless", "1" * 100):
    put("version_" + name + ".model", "REFUSE", "format version " + value[:20], tree(lambda r: r["__metadata__"].update(format_version=value)))
put("version_2_without_its_fields.model", "REFUSE", "format 2 without patience", tree(lambda r: r["__metadata__"].update(format_version="2")))
put("version_1_with_validation_rows.model", "REFUSE", "format 1 with validation rows", tree(lambda r: r["__metadata__"].update(format_version="1"), HEADER2, BUFFER2))

# types of the numbers
for t in "F64", "F16", "BF16", "F8_E4M3", "F8_E5M2", "I64", "I32", "I16", "I8", "U8", "U16", "U32", "U64", "BOOL", "F32 ", "f32", "C64", "":
    put("dtype_" + (t.strip() or "none").replace("f32", "lower") + ("_blank" if t.endswith(" ") else "") + ".model", "REFUSE", "0.bias is of type '" + t + "'", tree(at(("0.bias", "dtype"), t)))
put("dtype_null.model", "REFUSE", "no type", tree(at(("0.bias", "dtype"), None)))
put("dtype_rows_float.model", "REFUSE", "row numbers as floats", tree(lambda r: r["split.test_rows"].update(dtype="F32", shape=[10])))
put("dtype_same_width.model", "REFUSE", "a bias of whole numbers of the same width", tree(lambda r: r["0.bias"].update(dtype="I32")))

# places of the numbers
for name, value in ("missing", None), ("one", [0]), ("three", [260, 272, 280]), ("text", ["260", "272"]), ("floats", [260.0, 272.0]), ("null", [None, None]), \
        ("turned", [272, 260]), ("far", [2 ** 62, 2 ** 62 + 12]), ("minus", [-12, 0]), ("beyond_64_bits", [2 ** 70, 2 ** 70 + 12]), ("exponent", [2.6e2, 2.72e2]):
    put("offsets_" + name + ".model", "REFUSE", "data_offsets " + str(value), tree((lambda r: r["0.bias"].pop("data_offsets")) if value is None else at(("0.bias", "data_offsets"), value)))
put("hole.model", "REFUSE", "eight bytes that belong to no tensor", tree(at(("history.test", "data_offsets"), [492, 512]), buffer=BUFFER + b"\0" * 8))
put("empty_overlap.model", "REFUSE", "a tensor of no numbers in the midst of another one", tree(lambda r: r.update({"x": {"dtype": "F32", "shape": [0], "data_offsets": [264, 264]}})))
put("shape_missing.model", "REFUSE", "no shape", tree(lambda r: r["0.bias"].pop("shape")))
put("shape_text.model", "REFUSE", "a shape in words", tree(at(("0.bias", "shape"), ["3"])))
put("shape_negative.model", "REFUSE", "sizes -3 and -1", tree(at(("0.bias", "shape"), [-3, -1])))
put("shape_wrong_order.model", "REFUSE", "weights [in, out]", tree(at(("0.weight", "shape"), [5, 3])))
put("shape_more_dimensions.model", "REFUSE", "a bias of 30 dimensions", tree(at(("0.bias", "shape"), [3] + [1] * 29)))
put("shape_zero_times_huge.model", "REFUSE", "0 times 2^62", tree(at(("0.bias", "shape"), [0, 2 ** 62])))

# names
put("tensor_extra.model", "REFUSE", "a tensor that no layer asks for", tree(lambda r: r.update({"7.weight": {"dtype": "F32", "shape": [0], "data_offsets": [504, 504]}})))
put("tensor_quick_in_small.model", "REFUSE", "a quick checksum in a small file", tree(lambda r: r.update({"checksum.quick": {"dtype": "I32", "shape": [3], "data_offsets": [504, 516]}}), buffer=BUFFER + b"\0" * 12))
put("optimizer_slot_missing.model", "REFUSE", "Adam without exp_avg_sq of one parameter", tree(lambda r: r.update({"optimizer.0.bias.other": r.pop("optimizer.0.bias.exp_avg_sq")})))
put("optimizer_of_another.model", "REFUSE", "the state of Adam, the settings of SGD", entry("optimizer", lambda p: (p.clear(), p.update(kind="SGD", lr=0.1, momentum=0.9, dampening=0.0, weight_decay=0.0, nesterov=False))))
put("curve_short.model", "REFUSE", "curves of another length than the epochs", entry("progress", at(("epoch",), 4)))
put("duplicate_metadata.model", "REFUSE", "__metadata__ twice", file(HEADER.rstrip()[:-1] + b',"__metadata__":{"format":"descent-model"}}'))
put("duplicate_metadata_escaped.model", "REFUSE", "__metadata__ twice, once escaped", file(HEADER.rstrip()[:-1] + b',"\\u005f_metadata__":{"format":"descent-model"}}'))
put("duplicate_in_text.model", "REFUSE", "a doubled key within a text", file(HEADER.replace(b'\\"epoch\\":5,', b'\\"epoch\\":5,\\"epoch\\":5,', 1)))
put("duplicate_in_text_escaped.model", "REFUSE", "a doubled key within a text, escaped", file(HEADER.replace(b'\\"epoch\\":5,', b'\\"epoch\\":5,\\"\\\\u0065poch\\":5,', 1)))
put("long_name.model", "REFUSE", "a name of 5,000 characters", tree(lambda r: r.update({"x" * 5000: r.pop("0.bias")})))

# JSON that is none
for name, text in ("comment", b"/* */"), ("single_quotes", b"{'a':1}"), ("infinity", b'{"a":Infinity}'), ("trailing_comma", b'{"a":1,}'), ("list", b"[]"), ("text", b'{"a'), \
        ("long_number", b'{"a":' + b"9" * 5000 + b"}"), ("nul", b'{"a":1}\0'), ("two", b"{}{}"), ("bom", b"\xef\xbb\xbf{}"):
    put("json_" + name + ".model", "REFUSE", "JSON: " + name.replace("_", " "), file(text.ljust(16)))
put("json_deep_text.model", "REFUSE", "5,000 levels within a text", tree(lambda r: r["__metadata__"].update(metrics='{"a":' + "[" * 5000 + "]" * 5000 + "}")))
put("utf8_surrogate.model", "REFUSE", "half a character in bytes", file(HEADER.replace(b"made.csv", b"made\xed\xa0\x80v")))
put("utf16.model", "REFUSE", "the header in UTF-16", file(HEADER.decode().encode("utf-16-le")))

# settings that contradict each other or that nothing takes
for name, part, path, value in (
        ("epochs_zero", "training", ("epochs",), 0), ("epochs_huge", "training", ("epochs",), 2 ** 31), ("batch_negative", "training", ("batch_size",), -1),
        ("seed_fraction", "training", ("seed",), 0.5), ("fault_unknown", "training", ("fault",), "RUN_CODE"), ("lr_text", "optimizer", ("lr",), "0.01"),
        ("lr_negative", "optimizer", ("lr",), -1.0), ("beta_one", "optimizer", ("beta1",), 1.0), ("optimizer_unknown", "optimizer", ("kind",), "LBFGS"),
        ("loss_unknown", "loss", ("kind",), "NLLLoss"), ("schedule_unknown", "schedule", ("kind",), "OneCycleLR"), ("layer_negative", "network", ("layers", 0, "out_features"), -3),
        ("no_layers", "network", ("layers",), []), ("in_features", "network", ("in_features",), 6), ("test_percent", "split", ("test_percent",), 100),
        ("split_seed", "split", ("seed",), 2 ** 63), ("scaling_unknown", "preprocessing", ("settings", "scaling"), "LOG"), ("no_inputs", "preprocessing", ("inputs",), []),
        ("scale_infinite", "preprocessing", ("inputs", 0, "scale"), 1e400), ("levels_doubled", "preprocessing", ("inputs", 2, "levels"), ["Ulm", "Ulm", "Kiel"]),
        ("input_twice", "preprocessing", ("inputs", 0, "name"), "ort"), ("columns_other", "columns", ("inputs",), ["a", "b", "ort"]),
        ("target_other", "columns", ("target",), "z"), ("task_other", "preprocessing", ("task",), "MULTICLASS"), ("epoch_negative", "progress", ("epoch",), -1), ("step_negative", "progress", ("step",), -5),
        ("step_huge", "progress", ("step",), 2 ** 62), ("planned_zero", "progress", ("planned_epochs",), 0), ("schedule_state", "progress", ("schedule",), {"last_epoch": 3}),
        ("in_epoch_text", "progress", ("in_epoch",), "3"), ("stream_short", "random", ("shuffle",), [1, 2, 3]), ("stream_unknown", "random", ("more",), [1, 2, 3, 4]),
        ("rate_text", "rate_changes", ("by_hand", 0, "lr"), "fast"), ("hash_number", "data", ("sha256",), 7), ("name_missing", "data", ("name",), None)):
    value = int(value) if value in (2 ** 31, 2 ** 62, 2 ** 63) else value
    put("setting_" + name + ".model", "REFUSE", part + " " + "/".join(map(str, path)) + " = " + str(value)[:30], entry(part, at(path, value)))
for name, part, path, value in (
        ("patience_negative", "training", ("patience",), -1), ("patience_text", "training", ("patience",), "7"), ("patience_huge", "training", ("patience",), 2 ** 31),
        ("percent_negative", "split", ("validation_percent",), -1), ("percent_huge", "split", ("validation_percent",), 1000), ("percent_fraction", "split", ("validation_percent",), 12.5),
        ("percent_none", "split", ("validation_percent",), 0), ("from_negative", "progress", ("patience_from",), -1), ("from_beyond", "progress", ("patience_from",), 10 ** 6),
        ("epoch_beyond", "progress", ("weights_epoch",), 10 ** 6), ("epoch_minus", "progress", ("weights_epoch",), -2), ("epoch_text", "progress", ("weights_epoch",), "4")):
    put("validation_" + name + ".model", "REFUSE", part + " " + "/".join(path) + " = " + str(value), entry2(part, at(path, value)))
put("validation_patience_missing.model", "REFUSE", "no patience in format 2", entry2("training", lambda p: p.pop("patience")))
put("validation_rows_missing.model", "REFUSE", "validation rows are asked for and not there", tree(lambda r: r.update({"split.other": r.pop("split.validation_rows")}), HEADER2, BUFFER2))
first = struct.unpack_from("<q", BUFFER2, json.loads(HEADER2)["split.train_rows"]["data_offsets"][0])[0]
put("validation_rows_in_train.model", "REFUSE", "a validation row that is a train row", numbers("split.validation_rows", "q", first, header=HEADER2, buffer=BUFFER2))
put("validation_rows_negative.model", "REFUSE", "validation row -1", numbers("split.validation_rows", "q", -1, header=HEADER2, buffer=BUFFER2))
put("rows_negative.model", "REFUSE", "train row -1", numbers("split.train_rows", "q", -1))
put("rows_beyond.model", "REFUSE", "train row 2^40", numbers("split.train_rows", "q", 2 ** 40))
put("rows_twice.model", "REFUSE", "one row twice", numbers("split.train_rows", "q", 3, 3))
put("rows_large.model", "EITHER", "a row that its table may not have", numbers("split.train_rows", "q", 2_000_000_000))
put("optimizer_step_negative.model", "REFUSE", "step -1", numbers("optimizer.step", "q", -1))
put("optimizer_step_huge.model", "REFUSE", "step 2^62", numbers("optimizer.step", "q", 2 ** 62))

# numbers that are none
for name, value in ("nan", float("nan")), ("inf", float("inf")), ("minus_inf", float("-inf")):
    for tensor in "0.weight", "0.bias", "2.weight", "2.bias":
        put(name + "_in_" + tensor.replace(".", "_") + ".model", "DETECT", tensor + " begins with " + name, numbers(tensor, "f", value), "warning: Layer " + tensor[0])
put("nan_signalling.model", "DETECT", "a signalling NaN", numbers("2.bias", "I", 0x7FA00001), "warning: Layer 2")
put("nan_in_optimizer.model", "DETECT", "a moment is NaN", numbers("optimizer.0.bias.exp_avg", "f", float("nan")), "warning: optimizer")
put("nan_in_curve.model", "LOAD", "a loss that was NaN", numbers("history.train", "f", float("nan")))
put("largest_float.model", "LOAD", "the largest weight there is", numbers("2.bias", "f", 3.4028234e38))

# the checksum's own text
digits = HEADER.index(b'"checksum":"sha256:') + len(b'"checksum":"sha256:')
for name, text in ("upper_case", HEADER[digits:digits + 64].upper()), ("zeros", b"0" * 64), ("other", b"a" * 64), ("not_hex", b"g" * 64):
    put("checksum_" + name + ".model", "REFUSE", "digits " + text[:8].decode(), struct.pack("<Q", LENGTH) + HEADER[:digits] + text + HEADER[digits + 64:] + BUFFER)
for name, value in ("md5", "md5:" + "0" * 32), ("short", "sha256:12"), ("empty", ""), ("long", "sha256:" + "0" * 65):
    put("checksum_" + name + ".model", "REFUSE", "checksum '" + value[:12] + "'", tree(lambda r: r["__metadata__"].update(checksum=value)))
put("checksum_missing.model", "REFUSE", "no checksum", tree(lambda r: r["__metadata__"].pop("checksum")))
put("two_bits.model", "REFUSE", "two flipped bits", GOOD[:-9] + bytes([GOOD[-9] ^ 1]) + GOOD[-8:-1] + bytes([GOOD[-1] ^ 128]))
put("swapped_weights.model", "REFUSE", "two weights in each other's place", GOOD[:-8] + GOOD[-4:] + GOOD[-8:-4])
for cut in 8, 9, 8 + LENGTH, 8 + LENGTH + 1, len(GOOD) - 4, len(GOOD) // 3:
    put("cut_at_%d.model" % cut, "REFUSE", "cut", GOOD[:cut])

# lies in the length
for name, value in ("zero", 0), ("one", 1), ("minus_two", 2 ** 64 - 2), ("least", 2 ** 63), ("just_too_long", (16 << 20) + 1), ("whole_file", len(GOOD)), ("one_less", LENGTH - 1), ("one_more", LENGTH + 1), ("big_endian", int.from_bytes(struct.pack(">Q", LENGTH), "little")):
    put("length_" + name + ".model", "REFUSE", "header length " + str(value), file(HEADER, length=value))

# what other programs write
put("pickle_0.model", "REFUSE", "a pickle in text", b"cposix\nsystem\n(S'touch canary'\ntR.")
put("java_object.model", "REFUSE", "a serialized Java object", b"\xac\xed\x00\x05sr\x00\x11java.util.HashMap", "says Java object")
put("gzip.model", "REFUSE", "gzip", b"\x1f\x8b\x08\x00" + b"\0" * 20, "says gzip")
put("json.model", "REFUSE", "JSON", b'{"layers": [4, 16, 1]}', "says JSON")
put("text.model", "REFUSE", "a CSV", b"a,b,y\n1,2,3\n4,5,6\n")
put("script.model", "REFUSE", "a script", b"#!/bin/sh\ntrue\n", "says script")
put("elf.model", "REFUSE", "a program", b"\x7fELF\2\1\1" + b"\0" * 60, "says program")
bomb = io.BytesIO()
with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
    z.writestr(zipfile.ZipInfo("bomb"), zlib.compress(b"\0" * (1 << 30), 9), zipfile.ZIP_DEFLATED)
put("zip_bomb.model", "REFUSE", "1 GB of zeros, twice packed", bomb.getvalue(), "says zip")
jar = io.BytesIO()
with zipfile.ZipFile(jar, "w") as z:
    z.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF"), "Main-Class: Evil\n")
put("jar.model", "REFUSE", "a jar", jar.getvalue(), "says Java archive")

# what would run or fetch something if it were believed: a program that does leaves a file "canary" where it was started
RUN = b"touch canary"
put("pickle_2.model", "REFUSE", "a pickle of protocol 2 that runs a program", b"\x80\x02cposix\nsystem\nU\x0c" + RUN + b"\x85R.", "says pickle")
put("pickle_exec.model", "REFUSE", "a pickle of protocol 5 that runs Python", b"\x80\x05\x8c\x08builtins\x8c\x04exec\x93\x8c\x1bopen('canary', 'w').close()\x85R.", "says pickle")
put("pickle_packed.model", "REFUSE", "a packed pickle, as joblib writes", zlib.compress(b"cposix\nsystem\n(S'" + RUN + b"'\ntR.", 9))
put("numpy_object.model", "REFUSE", "an npy array of pickled objects", b"\x93NUMPY\x01\x00v\x00{'descr': '|O', 'fortran_order': False, 'shape': (1,), }".ljust(128) + b"cposix\nsystem\n(S'" + RUN + b"'\ntR.", "says NumPy")


def archive(name, what, demand, **files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for inside, content in files.items():
            z.writestr(zipfile.ZipInfo(inside), content)
    put(name, "REFUSE", what, out.getvalue(), demand)


archive("torch_pickle.model", "torch.save's zip with a pickle that runs a program", "says PyTorch", **{"archive/data.pkl": b"\x80\x02cposix\nsystem\nU\x0c" + RUN + b"\x85R."})
archive("zip_slip.model", "a zip that unpacks above its folder", "says zip", **{"../canary": "x", "../../canary": "x"})
archive("jar_services.model", "a jar that names itself a provider", "says Java archive", **{"META-INF/MANIFEST.MF": "Launcher-Agent-Class: Evil\n", "META-INF/services/java.nio.file.spi.FileSystemProvider": "Evil\n"})
archive("keras.model", "a Keras zip with code in a Lambda layer", "says zip", **{"config.json": '{"class_name": "Lambda", "config": {"function": ["touch canary"]}}'})
archive("zip_of_itself.model", "a good file within a zip", "says zip", **{"good.model": GOOD})
put("xxe_parameter.model", "REFUSE", "XML with an entity of a parameter", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/canary"> %p;]><x/>', "says XML")
put("xml_laughs.model", "REFUSE", "XML that grows to a billion", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)) + b"]><x>&j;</x>", "says XML")
put("xml_utf16.model", "REFUSE", "XML in UTF-16", '<?xml version="1.0"?><x/>'.encode("utf-16"))
put("xml_decoder.model", "REFUSE", "what java.beans.XMLDecoder would run", b'<?xml version="1.0"?><java><object class="java.lang.ProcessBuilder"><array class="java.lang.String" length="2"><void index="0"><string>touch</string></void>'
    b'<void index="1"><string>canary</string></void></array><void method="start"/></object></java>', "says XML")
put("yaml.model", "REFUSE", "YAML with a class", b'!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://127.0.0.1:9/"]]]]\n')
put("java_url.model", "REFUSE", "a serialized URL that is looked up when it is read", b"\xac\xed\x00\x05sr\x00\x0cjava.net.URL\x96\x257\x36\x1a\xfc\xe4r\x03\x00\x07I\x00\x08hashCode", "says Java object")
put("shell.model", "REFUSE", "a script that leaves a file", b"#!/bin/sh\n" + RUN + b"\n", "says script")
put("desktop.model", "REFUSE", "a starter of a desktop", b"[Desktop Entry]\nType=Application\nExec=" + RUN + b"\n")
for name, part, path, value in (
        ("layer", "network", ("layers", 0), {"@class": "java.lang.ProcessBuilder", "command": ["touch", "canary"]}), ("pair", "network", ("layers", 0), ["java.lang.ProcessBuilder", [["touch", "canary"]]]),
        ("loss", "loss", ("kind",), "descent.nn.MSELoss")):
    put("type_" + name + ".model", "REFUSE", "a class of Java: " + part, entry(part, at(path, value)))
for name, part, path, value in ("optimizer", "optimizer", ("@type",), "java.lang.ProcessBuilder"), ("schedule", "schedule", ("@class",), "javax.naming.InitialContext"):
    put("type_" + name + ".model", "EITHER", "a class of Java beside the settings, which nobody asks for: " + part, entry(part, at(path, value)))
for name, value in ("traversal", "../../../../canary"), ("lookup", "${jndi:ldap://127.0.0.1:9/canary}"), ("html", "<img src=x onerror=alert(1)>"), ("turned", "\u202egpj.data"), ("line", "two\nlines.csv"), \
        ("nul", "made.csv\0.exe"), ("shell", "$(touch canary);`touch canary`"), ("quoted", "\"'\\"), ("wide", "\u0301" * 200):
    put("name_" + name + ".model", "EITHER", "the data's name " + ascii(value)[:40], entry("data", at(("name",), value)))

# tables of tensors that are none
put("header_empty.model", "REFUSE", "an empty table", file(b"{}".ljust(64)))
put("header_many.model", "REFUSE", "1,000 tensors of no numbers", tree(lambda r: r.update({"t%d" % i: {"dtype": "F32", "shape": [0], "data_offsets": [len(BUFFER)] * 2} for i in range(1000)})))
for name, value in ("list", []), ("null", None), ("number", 1), ("text", "descent-model"), ("tensor", {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}):
    put("metadata_" + name + ".model", "REFUSE", "__metadata__ = " + str(value)[:30], tree(lambda r: r.update(__metadata__=value)))
put("metadata_version_number.model", "REFUSE", "a format version that is a number", tree(lambda r: r["__metadata__"].update(format_version=1)))
put("metadata_nested.model", "REFUSE", "settings as an object, not as text", tree(lambda r: r["__metadata__"].update(network=json.loads(r["__metadata__"]["network"]))))
put("metadata_cased.model", "REFUSE", "__METADATA__", file(HEADER.replace(b"__metadata__", b"__METADATA__")))
put("shape_none.model", "REFUSE", "a bias without a dimension", tree(at(("0.bias", "shape"), [])))
put("shape_fraction.model", "REFUSE", "3.0 units", tree(at(("0.bias", "shape"), [3.0])))
put("shape_true.model", "REFUSE", "a size that is true", tree(at(("0.bias", "shape"), [True])))
put("name_half_character.model", "REFUSE", "half a character in a tensor's name", file(HEADER.replace(b'"0.bias":', b'"\\ud800.bias":', 1)))
put("name_other_digits.model", "REFUSE", "a tensor's name in Arabic digits", tree(lambda r: r.update({"\u0660.bias": r.pop("0.bias")})))
put("name_blank.model", "REFUSE", "a blank behind a tensor's name", tree(lambda r: r.update({"0.bias ": r.pop("0.bias")})))
for name, text in ("hex", b'{"a":0x10}'), ("plus", b'{"a":+1}'), ("octal", b'{"a":010}'), ("point", b'{"a":.5}'), ("tab", b'{"a":"\t"}'), ("unquoted", b"{a:1}"), ("escape", b'{"a":"\\q"}'):
    put("json_" + name + ".model", "REFUSE", "JSON: " + name, file(text.ljust(16)))

# good files that went through a wrong hand
put("twice.model", "REFUSE", "a good file and one more behind it", GOOD + GOOD)
put("behind_a_mark.model", "REFUSE", "a byte order mark before a good file", b"\xef\xbb\xbf" + GOOD)
put("through_an_editor.model", "REFUSE", "what an editor made of it", GOOD.decode("utf-8", "replace").encode())
put("in_capitals.model", "REFUSE", "the header in capitals", file(HEADER.upper()))
put("base64.model", "REFUSE", "as letters of a mail", base64.b64encode(GOOD))
put("zeros_behind_header.model", "REFUSE", "the buffer lost to a crash", GOOD[:8 + LENGTH] + b"\0" * len(BUFFER))
put("zeros_all.model", "REFUSE", "the whole file lost to a crash", b"\0" * len(GOOD))
put("buffer_of_another.model", "REFUSE", "the buffer of another file", GOOD[:8 + LENGTH] + BUFFER2[:len(BUFFER)].ljust(len(BUFFER), b"\0"))
for name, what, data in (("pdf", "a PDF", b"%PDF-1.7\n"), ("jpeg", "a photo", b"\xff\xd8\xff\xe0\0\x10JFIF"), ("exe", "a program of Windows", b"MZ\x90\0"), ("macho", "a program of macOS", b"\xcf\xfa\xed\xfe"),
                         ("wasm", "WebAssembly", b"\0asm\1\0\0\0"), ("sqlite", "a database", b"SQLite format 3\0"), ("parquet", "Parquet", b"PAR1"), ("matlab", "MATLAB", b"MATLAB 5.0 MAT-file"),
                         ("xz", "xz", b"\xfd7zXZ\0"), ("zstd", "zstd", b"\x28\xb5\x2f\xfd"), ("seven_zip", "7z", b"7z\xbc\xaf\x27\x1c"), ("tar", "a tar with a path above", b"../canary".ljust(257, b"\0") + b"ustar\x0000"),
                         ("tflite", "TensorFlow Lite", b"\x1c\0\0\0TFL3"), ("notebook", "a notebook", b'{"cells": [], "nbformat": 4}')):
    put("other_" + name + ".model", "REFUSE", what, data.ljust(64, b"\0" if name != "notebook" else b" "))
with open(os.path.join(HERE, "manifest.tsv"), "w", encoding="utf-8") as f:
    f.write("file\tclass\twhat\tdemand\n")
    f.writelines("\t".join(r) + "\n" for r in rows)
print(len(rows), "files")
