"""DP-SGD of a network with one hidden layer by PyTorch's per-sample gradients (torch.func), from Abadi et al. 2016,
algorithm 1, to hold another against. File, arguments and what is printed are those of dpsgd.py, and then units.
"""

import sys

import numpy as np
import torch
from torch.func import functional_call, grad, vmap

file, (rate, clip, noise, lr), (steps, seeds, units) = sys.argv[1], map(float, sys.argv[2:6]), map(int, sys.argv[6:9])
with open(file, "rb") as data:
    n, m, d, k = map(int, np.fromfile(data, "<i4", 4))
    x = torch.from_numpy(np.fromfile(data, "<f4", (n + m) * d).reshape(n + m, d))
    y = torch.from_numpy(np.fromfile(data, "<i4", n + m)).long()
torch.set_num_threads(1)
for seed in range(seeds):
    torch.manual_seed(seed)
    net = torch.nn.Sequential(torch.nn.Linear(d, units), torch.nn.ReLU(), torch.nn.Linear(units, k))
    weights = {name: value.detach() for name, value in net.named_parameters()}

    def loss(weights, row, label):
        return torch.nn.functional.cross_entropy(functional_call(net, weights, (row[None],)), label[None])

    each = vmap(grad(loss), in_dims=(None, 0, 0))
    for _ in range(steps):
        batch = torch.nonzero(torch.rand(n) < rate).flatten()
        gradients = each(weights, x[batch], y[batch]) if len(batch) else {}
        norms = torch.sqrt(sum(g.flatten(1).square().sum(1) for g in gradients.values()) if gradients else x[:0, 0])
        factors = (clip / norms.clamp_min(1e-30)).clamp_max(1)
        for name, value in weights.items():
            total = torch.einsum("b,b...->...", factors, gradients[name]) if gradients else torch.zeros_like(value)
            total = total + noise * clip * torch.randn_like(value)
            weights[name] = value - lr * total / (rate * n)
    said = functional_call(net, weights, (x[n:],)).argmax(1)
    print((said == y[n:]).double().mean().item())
