"""The scripts here are run by hand, some with packages that this project does not install."""

collect_ignore_glob = ["*.py"]
