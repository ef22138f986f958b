"""Floor 4: classifiers. scikit-learn estimators over articles, that one can train, inspect, cite and distrust."""
