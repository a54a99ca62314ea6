#!/usr/bin/python3
"""Writes metrics.json beside this script: figures of scikit-learn 1.2.1 for descent.eval's metrics tests.

Run: /usr/bin/python3 make_metrics.py        (Debian: python3-sklearn 1.2.1)
Inputs are float32, as Descent holds them; scikit-learn gets them widened to float64.
"""
import json
import os
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LinearRegression

warnings.simplefilter("ignore")
assert sklearn.__version__ == "1.2.1", sklearn.__version__
rng = np.random.default_rng(7)
cases = []


def f32(a):
    return np.asarray(a, dtype=np.float32)


def regression(name, actual, predicted):
    a, p = f32(actual), f32(predicted)
    x, y = a.astype(float), p.astype(float)
    mse = m.mean_squared_error(x, y)
    cases.append(dict(kind="regression", name=name, actual=a.tolist(), predicted=p.tolist(), mse=mse, rmse=float(np.sqrt(mse)),
                      mae=m.mean_absolute_error(x, y), r2=float(m.r2_score(x, y)) if len(a) > 1 else None))


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return f32(e / e.sum(1, keepdims=True))


def classes(name, actual, prob, predicted=None):
    prob = f32(prob)
    k = prob.shape[1]
    actual = np.asarray(actual)
    predicted = prob.argmax(1) if predicted is None else np.asarray(predicted)
    p = prob.astype(float)
    labels = list(range(k))
    per = m.precision_recall_fscore_support(actual, predicted, labels=labels, zero_division=0)
    macro = m.precision_recall_fscore_support(actual, predicted, labels=labels, average="macro", zero_division=0)
    weighted = m.precision_recall_fscore_support(actual, predicted, labels=labels, average="weighted", zero_division=0)
    c = dict(kind="classes", name=name, k=k, actual=actual.tolist(), predicted=predicted.tolist(), prob=prob.ravel().tolist(),
             accuracy=m.accuracy_score(actual, predicted), loss=m.log_loss(actual, p, labels=labels),
             confusion=m.confusion_matrix(actual, predicted, labels=labels).tolist(),
             precision=per[0].tolist(), recall=per[1].tolist(), f1=per[2].tolist(), support=per[3].tolist(),
             macro=list(macro[:3]), weighted=list(weighted[:3]))
    if k == 2:
        asked, came = p[:, 1], (actual == 1)
    else:
        asked, came = p[np.arange(len(p)), predicted], (actual == predicted)
    true, pred = calibration_curve(came, asked, n_bins=10) if len(set(came)) == 2 else (np.array([]), np.array([]))
    c.update(calibration_true=true.tolist(), calibration_pred=pred.tolist())
    if k == 2 and len(set(actual)) == 2:
        fpr, tpr, thr = m.roc_curve(actual, p[:, 1])
        precision, recall, pthr = m.precision_recall_curve(actual, p[:, 1])
        c.update(fpr=fpr.tolist(), tpr=tpr.tolist(), thresholds=thr[1:].tolist(), auc=m.roc_auc_score(actual, p[:, 1]),
                 pr_precision=precision.tolist(), pr_recall=recall.tolist(), pr_thresholds=pthr.tolist(),
                 average_precision=m.average_precision_score(actual, p[:, 1]))
    cases.append(c)


def line(name, x, y, xt):
    x, y, xt = f32(x), f32(y), f32(xt)
    r = LinearRegression().fit(x.astype(float), y.astype(float))
    cases.append(dict(kind="line", name=name, cols=x.shape[1], x=x.ravel().tolist(), y=y.tolist(), xt=xt.ravel().tolist(),
                      predicted=r.predict(xt.astype(float)).tolist()))


a = rng.normal(23, 8, 40)
regression("ordinary", a, a + rng.normal(0, 3, 40))
regression("worse than the mean", a, -a)
regression("constant target met", [5, 5, 5, 5], [5, 5, 5, 5])
regression("constant target missed", [5, 5, 5, 5], [5, 5, 6, 5])
regression("one row", [3], [2.5])
regression("far from zero", 1e6 + rng.normal(0, 1, 30), 1e6 + rng.normal(0, 1, 30))

n = 60
two = (rng.random(n) < 0.4).astype(int)
z = np.c_[np.zeros(n), 2.5 * two - 1 + rng.normal(0, 1, n)]
classes("two classes", two, softmax(z))
tied = np.round(softmax(z)[:, 1] * 4) / 4
classes("ties in ROC", two, np.c_[1 - tied, tied])
classes("all probabilities equal", two, np.full((n, 2), 0.5))
classes("perfect", [0, 1, 1, 0, 1], [[0.9, 0.1], [0.2, 0.8], [0.1, 0.9], [0.7, 0.3], [0.4, 0.6]])
classes("only one class in test", [1, 1, 1], [[0.4, 0.6], [0.7, 0.3], [0.1, 0.9]])
three = rng.integers(0, 3, n)
classes("three classes", three, softmax(np.eye(3)[three] * 1.5 + rng.normal(0, 1, (n, 3))))
classes("class missing in test", [0, 2, 2, 0, 2, 0], softmax(rng.normal(0, 1, (6, 3))))
classes("class never predicted", [0, 1, 2, 1, 0, 2], softmax(np.c_[rng.normal(1, 1, (6, 2)), np.full(6, -9.0)]))
classes("zero and one as probabilities", [0, 1, 1, 0], [[1, 0], [0, 1], [1, 0], [0.5, 0.5]])
classes("probabilities on the edges of bins", [0, 1, 0, 1, 0, 1, 1], [[1 - q, q] for q in (0, 0.1, 0.25, 0.5, 0.5, 0.75, 1)])

x = rng.normal(0, 1, (50, 3))
w = np.array([1.0, -2.0, 0.5])
line("three columns", x, x @ w + 4 + rng.normal(0, 0.1, 50), rng.normal(0, 1, (10, 3)))
hot = np.eye(3)[rng.integers(0, 3, 50)]
xh = np.c_[x[:, :1], hot]
line("dependent one-hot columns", xh, xh @ np.array([1, 2, 3, 4.0]) + rng.normal(0, 0.1, 50),
     np.c_[rng.normal(0, 1, (8, 1)), np.eye(3)[rng.integers(0, 3, 8)]])
line("a constant column", np.c_[x, np.full(50, 2.0)], x @ w, np.c_[rng.normal(0, 1, (5, 3)), np.full(5, 2.0)])



def threshold(name, actual, second, thresholds):
    actual, p = np.asarray(actual), f32(second).astype(float)
    at = []
    for t in thresholds:
        said = (p >= t).astype(int)
        tn, fp, fn, tp = m.confusion_matrix(actual, said, labels=[0, 1]).ravel()
        at.append(dict(threshold=float(t), tp=int(tp), fp=int(fp), fn=int(fn), tn=int(tn), accuracy=m.accuracy_score(actual, said),
                       precision=m.precision_score(actual, said, zero_division=0), recall=m.recall_score(actual, said, zero_division=0),
                       f1=m.f1_score(actual, said, zero_division=0)))
    cases.append(dict(kind="threshold", name=name, actual=actual.tolist(), second=f32(second).tolist(), at=at))


def float32_of(v):
    return float(np.float32(v))


threshold("thresholds, two classes", two, softmax(z)[:, 1], [0, 0.1, 0.3, 0.5, 0.8, 1])
threshold("thresholds on ties", two, tied, [0.25, 0.5, float32_of(0.75), 1])
threshold("threshold, nothing called positive", [0, 1, 1], [0.1, 0.2, 0.3], [0.9])
threshold("threshold, no positive row", [0, 0, 0], [0.1, 0.6, 0.3], [0.5])
classes("one row", [1], [[0.2, 0.8]])
classes("long ties and few positives", [0] * 40 + [1] * 2 + [0] * 8, np.c_[1 - np.repeat([0.1, 0.2, 0.6], [40, 5, 5]), np.repeat([0.1, 0.2, 0.6], [40, 5, 5])])
classes("always wrong", [0, 0, 1, 1], [[0.1, 0.9], [0.2, 0.8], [0.9, 0.1], [0.7, 0.3]])
classes("tiny probabilities apart", [0, 1, 0, 1], [[1, 1e-30], [1, 2e-30], [1, 3e-38], [1, 1e-12]])
regression("constant prediction", a, np.full(40, 23.0))
regression("two rows", [1, 2], [2, 1])

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "metrics.json"), "w") as out:
    json.dump(cases, out, indent=1, allow_nan=False)
print(len(cases), "cases")
