"""``check --fix``, ``--diff`` and ``--expand-ibid`` from end to end."""

import pytest

TEXT = "The reply came late (L&P 9 42- 44).\n"
MENDED = "The reply came late (L&P 9 42-44).\n"


@pytest.fixture
def faulty(folder):
    (folder / "essay.md").write_text(TEXT, encoding="utf-8")
    return folder / "essay.md"


def test_fix(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--fix", "--ignore", "FN5")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("footnotes: 1 finding fixed in 1 manuscript\n")
    assert faulty.read_text() == MENDED
    again = run("check", "essay.md", "-b", "refs.json", "--fix", "--ignore", "FN5")
    assert again.stderr.startswith("footnotes: no findings fixed\n")
    assert faulty.read_text() == MENDED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MENDED, "no findings in 1 manuscript"),
        (TEXT, "1 finding in 1 manuscript, 1 fixable with --fix"),
        ("So (Elton 1953, 7).\n", "1 finding in 1 manuscript"),
        ("So (Scarisbric, *Henry VIII* 7).\n", "1 finding in 1 manuscript, 1 fixable with --fix --unsafe-fixes"),
        (
            f"{TEXT}\nSo (Scarisbric, *Henry VIII* 7).\n",
            "2 findings in 1 manuscript, 1 fixable with --fix, 1 more with --unsafe-fixes",
        ),
    ],
)
def test_the_summary_says_what_fixes_can_mend(run, faulty, text, said):
    faulty.write_text(text)
    assert run("check", "essay.md", "-b", "refs.json", "--ignore", "FN5").stderr == f"footnotes: {said}\n"


def test_a_manuscript_that_cannot_be_read_keeps_back_neither_fixes_nor_findings(run, faulty):
    faulty.write_text(f"{TEXT}\nNo (Getty 1985, 4).\n")
    faulty.with_name("other.md").write_bytes("café (90)\n".encode("latin-1"))
    result = run("check", "other.md", "essay.md", "-b", "refs.json", "--fix", "--ignore", "FN5")
    assert result.exit_code == 2
    assert result.stdout.startswith("essay.md:3:5 FN101 ")
    assert result.stderr.count("other.md:1: is not UTF-8") == 1
    assert faulty.read_text().startswith(MENDED)


def test_what_is_left_is_reported(run, faulty):
    faulty.write_text(f"{TEXT}\nNo (Getty 1985, 4).\n")
    result = run("check", "essay.md", "-b", "refs.json", "--fix", "--ignore", "FN5")
    assert result.exit_code == 1
    assert "essay.md:3:5 FN101" in result.stdout
    assert "FN304" not in result.stdout


def test_diff_writes_nothing(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--diff")
    assert result.exit_code == 1
    assert f"-{TEXT}+{MENDED}" in result.stdout
    assert "1 finding would be fixed" in result.stderr
    assert faulty.read_text() == TEXT
    faulty.write_text(MENDED)
    assert run("check", "essay.md", "-b", "refs.json", "--diff").exit_code == 0


def test_mode_line_ends_and_byte_order_mark_stay(run, faulty):
    faulty.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    faulty.chmod(0o640)
    run("check", "essay.md", "-b", "refs.json", "--fix")
    assert faulty.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()
    assert faulty.stat().st_mode & 0o777 == 0o640


def test_a_file_that_changed_meanwhile_is_left(run, faulty, monkeypatch):
    from footnotes.pipeline import fixing

    mend = fixing.fix_manuscript

    def slowly(*arguments, **more):
        faulty.write_text("Written in the editor.\n")
        return mend(*arguments, **more)

    monkeypatch.setattr(fixing, "fix_manuscript", slowly)
    result = run("check", "essay.md", "-b", "refs.json", "--fix")
    assert result.exit_code == 2
    assert "essay.md: changed while it was being mended (nothing was written; run it again)" in result.stderr
    assert faulty.read_text() == "Written in the editor.\n"


def test_unsafe_fixes_want_fix_or_diff(run, faulty):
    result = run("check", "essay.md", "-b", "refs.json", "--unsafe-fixes")
    assert result.exit_code == 2
    assert "--unsafe-fixes goes with --fix or --diff" in result.stderr


def test_expand_ibid(run, faulty):
    faulty.write_text("One (L&P 9 42). Two (ibid. 44).\n")
    result = run("check", "essay.md", "-b", "refs.json", "--expand-ibid", "--ignore", "FN5")
    assert result.stderr.startswith("footnotes: 1 ibid written out in 1 manuscript\n")
    assert faulty.read_text() == "One (L&P 9 42). Two (L&P 9 44).\n"
