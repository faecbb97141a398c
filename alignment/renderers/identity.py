"""What tells a finding from every other of a run, for programs that follow findings from run to run."""

from hashlib import sha256

from alignment.findings.finding import Finding
from alignment.results.check import RenderOptions


def identity(finding: Finding, options: RenderOptions) -> str:
    """Gives a digest of the fingerprint and of which strategy it is about: the same as long as both are."""
    return sha256(f"{options.name}\n{finding.fingerprint}".encode("utf-8", "backslashreplace")).hexdigest()


def scope(options: RenderOptions) -> str:
    """Names the strategy in front of other names; nothing where it is the only one that the repository has at its top."""
    return "" if options.name == "." else f"{options.name}/"
