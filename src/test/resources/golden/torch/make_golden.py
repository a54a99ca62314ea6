#!/usr/bin/env python3
"""Make the golden numbers of this folder with real PyTorch (Debian's python3-torch 1.13.1, CPU, one thread).

    python3 make_golden.py            # writes *.json beside this file

Each problem file: a small network, its start weights, data, and runs named <optimizer>|<loss>[|batchN], trained for 50
epochs in file order without shuffling, in float32 and float64. TorchReferenceTest trains the same with Descent's engine
and compares with the float64 column.
"""
import json, os, re
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
EPOCHS = 50
ACT = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "elu": nn.ELU, "gelu": nn.GELU, "softplus": nn.Softplus,
       "leaky_relu": nn.LeakyReLU}
OPTIMIZERS = ["sgd_lr0.01", "sgd_lr0.01_mom0.9", "sgd_lr0.01_nesterov0.9", "sgd_lr0.01_mom0.9_damp0.5", "sgd_lr0.01_wd0.1",
              "adam_lr0.01", "adam_lr0.01_wd0.1", "adam_lr0.01_amsgrad", "adamw_lr0.01", "adamw_lr0.01_wd0.1",
              "rmsprop_lr0.01", "rmsprop_lr0.01_mom0.9", "rmsprop_lr0.01_centered", "adagrad_lr0.01"]


def optimizer(name, params):
    kind, *rest = name.split("_")
    s = {}
    for token in rest:
        key, value = re.fullmatch(r"(beta[12]|[a-z]+)([0-9.]*)", token).groups()
        s[key] = float(value) if value else True
    lr, wd = s.get("lr"), s.get("wd")
    if kind == "sgd":
        return torch.optim.SGD(params, lr=lr, momentum=s.get("mom", s.get("nesterov", 0)), dampening=s.get("damp", 0),
                               weight_decay=wd or 0, nesterov="nesterov" in s)
    if kind in ("adam", "adamw"):
        make, decay = (torch.optim.Adam, 0) if kind == "adam" else (torch.optim.AdamW, 0.01)
        return make(params, lr=lr, betas=(s.get("beta1", 0.9), s.get("beta2", 0.999)), weight_decay=decay if wd is None else wd,
                    amsgrad="amsgrad" in s)
    if kind == "rmsprop":
        return torch.optim.RMSprop(params, lr=lr, alpha=s.get("alpha", 0.99), weight_decay=wd or 0, momentum=s.get("mom", 0),
                                   centered="centered" in s)
    return torch.optim.Adagrad(params, lr=lr, lr_decay=s.get("lrdecay", 0), weight_decay=wd or 0)


def loss_fn(name):
    ce = re.fullmatch(r"ce(?:_ls([0-9.]+))?(?:_w([0-9.,]+))?", name)
    if ce:
        weight = torch.tensor([float(w) for w in ce[2].split(",")]) if ce[2] else None
        return lambda p, t: nn.functional.cross_entropy(p, t, weight if weight is None else weight.to(p.dtype), label_smoothing=float(ce[1] or 0))
    return {"mse": nn.MSELoss(), "mse_sum": nn.MSELoss(reduction="sum"), "l1": nn.L1Loss(), "smoothl1_beta0.5": nn.SmoothL1Loss(beta=0.5),
            "huber_delta0.5": nn.HuberLoss(delta=0.5), "bce_logits": nn.BCEWithLogitsLoss()}[name]


def build(arch, act, dtype, weights=None):
    layers = []
    for i, (a, b) in enumerate(zip(arch, arch[1:])):
        if i:
            layers.append(ACT[act]())
        layers.append(nn.Linear(a, b))
    net = nn.Sequential(*layers)
    if weights:
        net.load_state_dict(weights)
    return net.to(dtype)


def target(y, loss, outputs, dtype):
    if loss.startswith("ce"):
        return torch.tensor(y, dtype=torch.long)
    t = torch.tensor(y, dtype=torch.float32).to(dtype)
    if outputs > 1 and t.dim() == 1:
        return nn.functional.one_hot(t.long(), outputs).to(dtype)
    return t.reshape(len(y), outputs)


def plain(sd):
    return {k: v.detach().tolist() for k, v in sd.items()}


def run(p, name, dtype):
    opt_name, loss_name, *batch = name.split("|")
    weights = {k: torch.tensor(v) for k, v in p["init_weights"].items()}
    net = build(p["arch"], p["act"], dtype, weights)
    opt, fn = optimizer(opt_name, net.parameters()), loss_fn(loss_name)
    x, xt = (torch.tensor(p[k]).to(dtype) for k in ("x_train", "x_test"))
    y, yt = (target(p[k], loss_name, p["arch"][-1], dtype) for k in ("y_train", "y_test"))
    n = len(x)
    size = int(batch[0][5:]) if batch else n
    out = {"test_loss_before": fn(net(xt), yt).item(), "epoch_loss": []}
    steps = []
    for e in range(EPOCHS):
        total = 0
        for i in range(0, n, size):
            opt.zero_grad()
            pred = net(x[i:i + size])
            loss = fn(pred, y[i:i + size])
            loss.backward()
            if e == 0 and i == 0:
                out["pred_first_batch_first3"] = pred[:3].tolist()
                out["grad_step1"] = {k: v.grad.tolist() for k, v in net.named_parameters()}
            opt.step()
            if e == 0 and i == 0:
                out["weights_after_step1"] = plain(net.state_dict())
            total += loss.item() * len(pred)
            if e < 2:
                steps.append(loss.item())
        out["epoch_loss"].append(total / n)
    if batch:
        out["step_loss_first_2_epochs"] = steps
    return out


def rounded(o, digits):
    if isinstance(o, float):
        return float(f"%.{digits}g" % o)
    if isinstance(o, list):
        return [rounded(v, digits) for v in o]
    if isinstance(o, dict):
        return {k: rounded(v, digits) for k, v in o.items()}
    return o


def problem(file, seed, arch, act, rows, classes, runs):
    torch.manual_seed(seed)
    x = torch.randn(rows + 8, arch[0])
    s = x.sum(1) / arch[0] ** 0.5 + 0.5 * torch.sin(2 * x[:, 0])
    if classes:
        y = torch.bucketize(s, torch.linspace(-0.7, 0.7, classes - 1) if classes > 2 else torch.tensor([0.0])).tolist()
    else:
        y = s.tolist()
    p = {"torch": torch.__version__, "epochs": EPOCHS, "arch": arch, "act": act, "seed": seed,
         "x_train": x[:rows].tolist(), "y_train": y[:rows], "x_test": x[rows:].tolist(), "y_test": y[rows:],
         "init_weights": plain(build(arch, act, torch.float32).state_dict()), "runs": {}}
    for name in runs:
        f32, f64 = run(p, name, torch.float32), run(p, name, torch.float64)
        worst = max(abs(a - b) / max(abs(b), 1e-12) for a, b in zip(f32["epoch_loss"], f64["epoch_loss"]))
        p["runs"][name] = {"float64": rounded(f64, 10), "max_rel_diff_f32_vs_f64_epoch_loss": worst}
    write(file, p)


def activations():
    points = [-1e4, -100, -88, -20, -6, -2, -1, -0.5, -1e-3, -1e-8, 0.0, 1e-8, 1e-3, 0.5, 1, 3, 10, 20, 20.1, 88, 1e4]
    fns = {"relu": nn.ReLU(), "leaky_relu_0_01": nn.LeakyReLU(), "tanh": nn.Tanh(), "sigmoid": nn.Sigmoid(), "elu": nn.ELU(),
           "gelu": nn.GELU(), "gelu_tanh": nn.GELU(approximate="tanh"), "softplus": nn.Softplus()}
    out = {}
    for name, f in fns.items():
        x = torch.tensor(points, dtype=torch.float32).double().requires_grad_()
        y = f(x)
        y.sum().backward()
        odd = f(torch.tensor([float("nan"), float("inf"), float("-inf")]))
        out[name] = {"float64": {"y": y.tolist(), "dy": x.grad.tolist()}, "nan_inf_-inf": [str(v) for v in odd.tolist()]}
    write("activations.json", {"torch": torch.__version__, "points": points, "activations": out})


def losses():
    e = [-3.0, -0.5, -1e-4, 0.0, 1e-4, 0.5, 3.0]
    logits = [[1e4, 0.0, -1e4], [0.0, 0.0, 0.0], [1.0, 2.0, 3.0], [3.0, 0.0, -1.0]]
    cases = {"mse": (nn.MSELoss(), e, [0.0] * 7), "l1": (nn.L1Loss(), e, [0.0] * 7),
             "smoothl1 beta.5": (nn.SmoothL1Loss(beta=.5), e, [0.0] * 7), "huber delta2": (nn.HuberLoss(delta=2.), e, [0.0] * 7),
             "bce_logits": (nn.BCEWithLogitsLoss(), [-1000.0, -1.0, 0.0, 1.0, 100.0], [1.0, 1.0, 0.5, 0.0, 0.0]),
             "ce": (nn.CrossEntropyLoss(), logits, [2, 1, 0, 2]),
             "ce label_smoothing .1": (nn.CrossEntropyLoss(label_smoothing=.1), logits[2:], [0, 1]),
             "ce class weights 1,2,.5": (nn.CrossEntropyLoss(weight=torch.tensor([1, 2, .5]).double()), logits[1:], [0, 1, 2])}
    out = {}
    for name, (fn, p, t) in cases.items():
        x = torch.tensor(p, dtype=torch.float32).double().requires_grad_()
        y = torch.tensor(t) if isinstance(t[0], int) else torch.tensor(t).double()
        loss = fn(x, y)
        loss.backward()
        out[name] = {"input": p, "target": t, "float64": {"loss": loss.item(), "grad": x.grad.tolist()}}
    write("losses.json", {"torch": torch.__version__, "losses": out})


def layers():
    x = torch.tensor([[1., 10.], [2., 20.], [3., 30.], [4., 80.]], requires_grad=True)
    up = torch.tensor([[1., 2.], [3., 4.], [5., 6.], [7., 8.]])
    bn = nn.BatchNorm1d(2)
    y = bn(x)
    (y * up).sum().backward()
    b = {"input": x.tolist(), "upstream": up.tolist(), "train_out": y.tolist(), "dx": x.grad.tolist(), "dweight": bn.weight.grad.tolist(),
         "dbias": bn.bias.grad.tolist(), "running_mean": bn.running_mean.tolist(), "running_var": bn.running_var.tolist()}
    b["eval_out"] = bn.eval()(x).tolist()
    x.grad = None
    ln = nn.LayerNorm(2)
    y = ln(x)
    (y * up).sum().backward()
    n = {"out": y.tolist(), "dx": x.grad.tolist(), "dweight": ln.weight.grad.tolist(), "dbias": ln.bias.grad.tolist()}
    drop = {str(p): {"kept_value": nn.Dropout(p)(torch.ones(1000)).max().item()} for p in (0.0, 0.1, 0.5, 0.9, 1.0)}
    init = [{"fan_in": i, "bound": i ** -0.5, "uniform_std": (3 * i) ** -0.5} for i in (1, 2, 4, 13, 100)]
    write("layers.json", {"torch": torch.__version__, "batchnorm1d": b, "layernorm": n, "dropout": drop, "linear_default_init": init})


def write(file, o):
    with open(os.path.join(HERE, file), "w") as f:
        json.dump(o, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    problem("line.json", 0, [1, 1], "relu", 12, 0,
            [o + "|mse" for o in OPTIMIZERS] + ["adam_lr0.01|mse_sum", "sgd_lr0.01|l1", "sgd_lr0.01|huber_delta0.5", "sgd_lr0.01|mse|batch5"])
    problem("tanh.json", 1, [4, 8, 8, 1], "tanh", 24, 0,
            [o + "|mse" for o in OPTIMIZERS[::3]] + ["adam_lr0.01|smoothl1_beta0.5", "adam_lr0.01|mse|batch7"])
    problem("relu_ce.json", 2, [4, 12, 3], "relu", 30, 3, ["sgd_lr0.01_mom0.9|ce", "adam_lr0.01|ce", "adam_lr0.01|ce|batch8",
                                                         "adamw_lr0.01|ce_ls0.1", "rmsprop_lr0.01|mse", "adam_lr0.01|bce_logits"])
    problem("sigmoid_bce.json", 3, [13, 8, 1], "sigmoid", 30, 2, ["sgd_lr0.01_nesterov0.9|bce_logits", "adam_lr0.01|bce_logits|batch16"])
    problem("gelu.json", 4, [3, 6, 1], "gelu", 20, 0, ["adam_lr0.01|mse"])
    problem("softplus.json", 5, [3, 6, 1], "softplus", 20, 0, ["adam_lr0.01|mse"])
    problem("elu.json", 6, [3, 6, 1], "elu", 20, 0, ["adam_lr0.01|mse"])
    problem("settings.json", 7, [3, 5, 1], "tanh", 18, 0,
            [o + "|mse|batch7" for o in ("adam_lr0.01_beta10.8_beta20.99", "adamw_lr0.01_amsgrad", "rmsprop_lr0.01_alpha0.9_wd0.1",
                                         "rmsprop_lr0.01_mom0.9_centered", "adagrad_lr0.1_lrdecay0.1_wd0.01", "sgd_lr0.01_nesterov0.9_wd0.1")])
    problem("weighted_ce.json", 8, [3, 5, 3], "gelu", 18, 3,
            ["adam_lr0.01|ce_w1,2,0.5|batch7", "sgd_lr0.1|ce_ls0.1_w1,2,0.5"])
    activations()
    losses()
    layers()
