"""Measures llguidance: the loop of `../measure.ts`, in the engine's own language binding.

Arguments: a folder for a virtual environment, the version to install there, the file of the cases.
Prints one JSON value. Where the package cannot be had it prints `{"skipped": reason}`.
"""

import base64
import ctypes
import json
import math
import os
import subprocess
import sys
import time

WARM_PASSES = 5
MOST_LEFT_OUT = 64


def enter_environment(folder, version):
    """Goes on in an environment that has the package; installs it there once."""
    python = os.path.join(folder, "bin", "python")
    if os.path.abspath(sys.prefix) == os.path.abspath(folder):
        return "llguidance cannot be imported"
    if not os.path.exists(os.path.join(folder, f"has-{version}")):
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
            install = [python, "-m", "pip", "install", "-q", f"llguidance=={version}"]
            subprocess.run(install, check=True, capture_output=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as error:
            lines = (getattr(error, "stderr", None) or b"").decode().strip().splitlines()
            return f"llguidance cannot be installed: {lines[-1] if lines else error}"
        open(os.path.join(folder, f"has-{version}"), "w").close()
    os.execv(python, [python] + sys.argv)


def figures(times):
    """Percentiles of nanoseconds, in microseconds."""
    times = sorted(times)

    def at(part):
        index = max(0, min(len(times) - 1, math.ceil(part * len(times)) - 1))
        return float(f"{times[index] / 1000:.3g}")

    return {"n": len(times), "p50": at(0.5), "p90": at(0.9), "p99": at(0.99), "max": at(1)}


def tokenizer_of(engine, data):
    """The vocabulary as tiktoken has it: forced text is only allowed in the tokens it is cut into."""
    tokens = (base64.b64decode(token) for token in data["tokens"])
    encoder = {token: number for number, token in enumerate(tokens) if token}
    return engine.from_tiktoken(
        encoder=encoder,
        special_tokens=data["special"],
        pattern=data["split"],
        eos_token=data["end"],
        n_vocab=len(data["tokens"]),
    )


def grammar_of(engine, case):
    if "lark" in case:
        return engine.grammar_from_lark(case["lark"])
    return engine.grammar_from_json_schema(
        json.dumps(case["schema"]), overrides={"whitespace_flexible": True}
    )


def run_pass(matcher, case, setup):
    """The mask before each token, then the token; a fresh matcher for each text."""
    words, pointer, budget, every = setup["words"], setup["pointer"], setup["budget"], setup["every"]
    masks, accepts = [], []
    total = sum(len(tokens) for tokens in case["texts"])
    spent = 0
    clock = time.perf_counter_ns
    size = ctypes.sizeof(words)
    for tokens in case["texts"]:
        matcher.reset()
        for index, token in enumerate(tokens):
            if index % every == 0:
                begun = clock()
                matcher.unsafe_compute_mask_ptr(pointer, size)
                masks.append(clock() - begun)
                if (words[token >> 5] >> (token & 31)) & 1 == 0:
                    raise ValueError(f"the mask forbids token {index}: {matcher.get_error()}")
                spent += masks[-1]
                left = (total - len(accepts)) / every * (spent / len(masks))
                if spent > budget / 4 and spent + left > budget:
                    every = min(MOST_LEFT_OUT, every * 2)
            begun = clock()
            accepted = matcher.consume_token(token)
            accepts.append(clock() - begun)
            if not accepted:
                raise ValueError(f"token {index} was refused: {matcher.get_error()}")
        if not matcher.is_accepting():
            raise ValueError("the text may not end where it does")
    return masks, accepts, every


def measure(engine, tokenizer, setup):
    case = setup["case"]
    engine(tokenizer, grammar_of(engine, case), log_level=0)
    begun = time.perf_counter_ns()
    fresh = engine(tokenizer, grammar_of(engine, case), log_level=0)
    compile_ms = (time.perf_counter_ns() - begun) / 1e6
    if fresh.is_error():
        raise ValueError(fresh.get_error())
    if fresh.deep_copy().consume_token(setup["wrong"]):
        raise ValueError("the grammar is empty")
    first, _, every = run_pass(fresh, case, {**setup, "every": 1})
    masks, accepts = [], []
    end = time.perf_counter_ns() + setup["budget"]
    for count in range(WARM_PASSES):
        if count > 0 and time.perf_counter_ns() > end:
            break
        more, taken, _ = run_pass(fresh, case, {**setup, "every": every})
        masks += more
        accepts += taken
    return {
        "compileMs": float(f"{compile_ms:.3g}"),
        "first": figures(first),
        "warm": figures(masks),
        "accept": figures(accepts),
        "every": every,
    }


def main(folder, version, path):
    try:
        import llguidance
    except ImportError:
        print(json.dumps({"skipped": enter_environment(folder, version)}))
        return
    with open(path) as file:
        data = json.load(file)
    begun = time.perf_counter_ns()
    tokenizer = tokenizer_of(llguidance.LLTokenizer, data)
    vocabulary_ms = (time.perf_counter_ns() - begun) / 1e6
    words = (ctypes.c_uint32 * ((len(data["tokens"]) + 31) // 32))()
    outcomes = []
    for case in data["cases"]:
        setup = {
            "case": case,
            "words": words,
            "pointer": ctypes.addressof(words),
            "budget": data["budgetMs"] * 1e6,
            "wrong": data["wrong"],
        }
        if "skipped" in case:
            outcomes.append({"skipped": case["skipped"]})
            continue
        try:
            outcomes.append(measure(llguidance.LLMatcher, tokenizer, setup))
        except ValueError as error:
            outcomes.append({"failed": str(error)})
    installed = llguidance.get_version().split()[0].split("@")[-1]
    print(json.dumps({
        "version": installed,
        "vocabularyMs": round(vocabulary_ms),
        "outcomes": outcomes,
    }))


main(*sys.argv[1:4])
