"""Clusters a corpus as scikit-learn's guides do: python3 peer_sklearn.py FILE.jsonl K SEED

Prints one JSON line: the cluster of each line of the file (null for a blank one), the processor
seconds and the peak memory of the whole process.
"""

import json
import resource
import sys

from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer


def read_texts(file):
    with open(file, encoding="utf-8-sig") as source:
        lines = source.read().split("\n")
    records = [json.loads(line) if line.strip() else None for line in lines]
    return [
        None if record is None else f"{record.get('title') or ''}. {record.get('abstract') or ''}"
        for record in records
    ]


def cluster(texts, clusters, seed):
    words = TfidfVectorizer(
        ngram_range=(1, 2), stop_words="english", sublinear_tf=True, min_df=3, max_df=0.5
    )
    weights = words.fit_transform(texts)
    space = make_pipeline(
        TruncatedSVD(min(100, weights.shape[1] - 1), random_state=seed), Normalizer(copy=False)
    ).fit_transform(weights)
    return KMeans(clusters, n_init=4, random_state=seed).fit_predict(space)


file, clusters, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
texts = read_texts(file)
found = iter(cluster([text for text in texts if text is not None], clusters, seed))
labels = [None if text is None else int(next(found)) for text in texts]
usage = resource.getrusage(resource.RUSAGE_SELF)
# Linux counts the peak in KiB, macOS in bytes.
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(
    json.dumps(
        {"labels": labels, "cpuSeconds": usage.ru_utime + usage.ru_stime, "peakBytes": peak}
    )
)
