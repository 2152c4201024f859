"""Applying, restoring, going back to the sample: in one step, one at a time, and whatever happens nothing is mixed."""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from store import building, paths, versions
from store.descriptor import load
from store.errors import BuildBusy, LoadRefused
from store.loading import applying, checking, own
from store.loading.checking import Checked
from store.reading import Current, Database
from tests.store.conftest import mounted
from tests.store.loading.conftest import GOOD, changed, lines

LETTERS = "year;letter;cluster_id;name;description\n2030;A;analyse;Analyse;Omschrijving\n"
ALLOCATION = "year;letter;activities;amount_eur\n2030;A;3;1000,50\n"
PLACES = "municipality_id;name;province;size_class\nGM1;Eerste;Utrecht;tot 50.000\nGM2;Tweede;Utrecht;tot 50.000\n"


def checked(folder: Path, text: str, table: str = "activity", name: str = "lijst.csv") -> Checked:
    found = checking.check_file(table, name, text.encode(), composed=checking.now(folder), base=load())
    assert found.problems == ()
    return found


def database(folder: Path) -> Database:
    return Current(folder).get()


def dataset(folder: Path, table: str = "activity") -> dict[str, object]:
    frame = database(folder).ask("trust/datasets").set_index("table_name")
    return dict(frame.loc[table])


def test_own_records_replace_the_sample_and_say_whose_they_are(folder: Path) -> None:
    state = applying.apply(checked(folder, lines(GOOD)), "An", folder=folder)
    found = dataset(folder)
    assert (found["origin"], found["file_name"], found["rows"]) == ("eigen", "lijst.csv", 1)
    assert dataset(folder, "municipality")["origin"] == "voorbeeld"
    assert database(folder).version.own == state.state_id
    newest, oldest = own.states(folder)
    assert applying.in_use(folder) == newest.state_id
    assert (newest.made_by, newest.parts[0].rows, oldest.state_id) == ("An", 1, "voorbeeld")


def test_a_file_with_problems_is_not_applied(folder: Path) -> None:
    bad = checking.check_file("activity", "a.csv", b"x;y\n1;2\n", composed=checking.now(folder), base=load())
    before = versions.current(folder)
    with pytest.raises(LoadRefused, match="ontbreekt"):
        applying.apply(bad, "An", folder=folder)
    assert versions.current(folder) == before
    assert [state.state_id for state in own.states(folder)] == ["voorbeeld"]


@pytest.mark.slow
def test_any_version_can_be_restored_and_the_sample_returns_with_one_call(folder: Path) -> None:
    first = applying.apply(checked(folder, lines(GOOD)), "An", folder=folder)
    two = lines(GOOD, changed(activity_id="A2"))
    second = applying.apply(checked(folder, two, name="meer.csv"), "Bo", folder=folder)
    assert (dataset(folder)["rows"], second.previous) == (2, first.state_id)
    back = applying.restore(second.previous, "Bo", folder=folder)
    assert (dataset(folder)["rows"], back.action) == (1, "hersteld")
    applying.restore("voorbeeld", "An", folder=folder)
    assert (dataset(folder)["origin"], dataset(folder)["rows"]) == ("voorbeeld", 389)
    applying.restore(second.state_id, "An", folder=folder)
    assert dataset(folder)["file_name"] == "meer.csv"
    assert applying.in_use(folder) in {state.state_id for state in own.states(folder)}


@pytest.mark.parametrize("version", ["20200101-000000-abcdef", "../../etc", "", "v1"])
def test_a_version_that_is_not_there_cannot_be_restored(folder: Path, version: str) -> None:
    with pytest.raises(own.VersionUnknown, match="Er is geen versie"):
        applying.restore(version, "An", folder=folder)


@pytest.mark.slow
def test_new_years_stand_beside_the_published_ones_with_a_source_of_their_own(folder: Path) -> None:
    applying.apply(checked(folder, LETTERS, "cluster_letter"), "An", folder=folder)
    applying.apply(checked(folder, ALLOCATION, "cluster_allocation", "bedragen.csv"), "An", folder=folder)
    rows = database(folder).ask("money/by_letter", clusters=("analyse",)).set_index("year")
    assert list(rows.index) == [2020, 2021, 2030]
    assert (rows.loc[2020, "source_id"], rows.loc[2030, "source_id"]) == ("rand2022", "eigen_cluster_allocation")
    assert rows.loc[2030, "locator"] == "Rij 2"
    with pytest.raises(LoadRefused, match="verwijst naar wat hier ontbreekt: 2030, A"):
        applying.to_sample(["cluster_letter"], "An", folder=folder)
    away = applying.to_sample(["cluster_letter", "cluster_allocation"], "An", folder=folder)
    assert away.what == "Eigen rijen weggehaald: Clusterletters per jaar, Toegekend per clusterletter"
    assert len(database(folder).ask("money/by_letter", clusters=("analyse",))) == 2


@pytest.mark.slow
def test_with_own_municipalities_no_invented_record_is_left_that_refers_to_them(folder: Path) -> None:
    applying.apply(checked(folder, PLACES, "municipality"), "An", folder=folder)
    assert (dataset(folder)["rows"], dataset(folder, "quickscan_answer")["rows"]) == (0, 0)
    own_activity = lines(changed(municipality_id="GM2"))
    applying.apply(checked(folder, own_activity), "An", folder=folder)
    fewer = "\n".join(PLACES.splitlines()[:2]) + "\n"
    found = checking.check_file("municipality", "a.csv", fewer.encode(), composed=checking.now(folder), base=load())
    assert "verwijst naar wat hier ontbreekt: GM2" in str(found.problems[0])
    with pytest.raises(LoadRefused, match="GM2"):
        applying.to_sample(["municipality"], "An", folder=folder)
    applying.to_sample(["municipality", "activity"], "An", folder=folder)
    assert dataset(folder)["rows"] == 389


@pytest.mark.slow
def test_what_changed_since_the_check_is_checked_again(folder: Path) -> None:
    late = checked(folder, lines(GOOD))
    applying.apply(checked(folder, PLACES, "municipality"), "Bo", folder=folder)
    with pytest.raises(LoadRefused, match="staat niet in 'Gemeenten'"):
        applying.apply(late, "An", folder=folder)


@pytest.mark.slow
def test_what_is_in_use_by_now_must_be_what_was_compared_with(folder: Path) -> None:
    late = checked(folder, lines(GOOD))
    state = applying.apply(checked(folder, lines(changed(activity_id="B1"))), "Bo", folder=folder, seen="voorbeeld")
    late_acts: list[Callable[[], object]] = [
        lambda: applying.apply(late, "An", folder=folder, seen="voorbeeld"),
        lambda: applying.restore("voorbeeld", "An", folder=folder, seen="voorbeeld"),
        lambda: applying.to_sample(["activity"], "An", folder=folder, seen="voorbeeld"),
    ]
    for act in late_acts:
        with pytest.raises(applying.ChangedMeanwhile, match="door Bo veranderd: Activiteiten: "):
            act()
    assert own.current(folder) == state


@pytest.mark.slow
def test_progress_goes_from_nothing_to_all_and_says_what_is_done(folder: Path) -> None:
    steps: list[tuple[float, str]] = []

    def note(share: float, step: str) -> None:
        steps.append((share, step))

    composed = checking.now(folder)
    found = checking.check_file(
        "activity", "a.csv", lines(GOOD).encode(), composed=composed, base=load(), progress=note
    )
    assert steps == sorted(steps, key=lambda step: step[0])
    assert steps[0] == (0.0, "Het bestand lezen")
    steps.clear()
    applying.apply(found, "An", folder=folder, progress=note)
    assert steps == sorted(steps, key=lambda step: step[0])
    assert (steps[0][0], steps[-1][1]) == (0.0, "In gebruik nemen")


@pytest.mark.slow
def test_own_records_survive_a_rebuild_and_a_lost_database(folder: Path) -> None:
    applying.apply(checked(folder, lines(GOOD)), "An", folder=folder)
    building.build(folder=folder)
    assert dataset(folder)["rows"] == 1
    same = building.build(folder=folder, only_if_needed=True)
    assert same == versions.current(folder)
    for path in [*folder.glob("*.duckdb"), folder / versions.POINTER]:
        path.unlink()
    assert dataset(folder)["rows"] == 1


@pytest.mark.slow
def test_a_new_release_of_the_published_data_goes_before_own_rows_of_that_year(folder: Path, tmp_path: Path) -> None:
    import json
    import shutil

    applying.apply(checked(folder, LETTERS, "cluster_letter"), "An", folder=folder)
    data = tmp_path / "data"
    shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns("db"))
    with (data / "published" / "cluster_letter.csv").open("a", encoding="utf-8") as file:
        file.write("2030,A,pga,Nieuw,Nieuw,rand2022,Tabel 1\n")
    raw = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    next(r for r in raw["resources"] if r["name"] == "cluster_letter")["expectedRows"] += 1
    (data / "datapackage.json").write_text(json.dumps(raw), encoding="utf-8")
    version = building.build(folder=folder, data=data, descriptor=load(data / "datapackage.json"))
    assert version.rows["cluster_letter"] == 14
    assert version.own != "voorbeeld"


@pytest.mark.slow
def test_own_files_that_are_gone_are_reported_with_the_way_back(folder: Path) -> None:
    applying.apply(checked(folder, lines(GOOD)), "An", folder=folder)
    for path in (own.home(folder) / "files").glob("*"):
        path.unlink()
    with pytest.raises(own.OwnMissing) as caught:
        building.build(folder=folder)
    assert "restore voorbeeld" in caught.value.advice
    applying.restore("voorbeeld", "An", folder=folder)
    assert dataset(folder)["rows"] == 389


@pytest.mark.slow
def test_own_files_are_for_the_owner_only(folder: Path) -> None:
    applying.apply(checked(folder, lines(GOOD)), "An", folder=folder)
    assert own.home(folder).stat().st_mode & 0o077 == 0
    assert all(p.stat().st_mode & 0o077 == 0 for p in (own.home(folder) / "files").glob("*"))


def test_while_another_loads_one_waits_and_then_hears_it(folder: Path) -> None:
    ready = checked(folder, lines(GOOD))
    own.home(folder).mkdir()
    steps: list[str] = []
    with FileLock(own.home(folder) / "apply.lock"), pytest.raises(BuildBusy) as caught:
        applying.apply(ready, "An", folder=folder, wait_seconds=0.1, progress=lambda _, step: steps.append(step))
    assert "Wacht" in caught.value.advice
    assert steps == ["Iemand anders laadt nu gegevens; we wachten hoogstens een minuut"]


@pytest.mark.slow
def test_two_at_once_both_get_their_turn(folder: Path) -> None:
    files = [checked(folder, lines(changed(activity_id=f"A{n}")), name=f"{n}.csv") for n in (1, 2)]
    failures: list[BaseException] = []

    def run(ready: Checked) -> None:
        try:
            applying.apply(ready, "An", folder=folder)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(ready,)) for ready in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(own.states(folder)) == 3
    assert dataset(folder)["file_name"] == own.states(folder)[0].what.split(": ")[1].split(",")[0]


@pytest.mark.slow
def test_a_full_disk_changes_nothing_and_is_reported_in_dutch(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=12m") as folder:
        building.build(folder=folder)
        many = lines(*(changed(activity_id=f"A{n}", title="Lang " * 30) for n in range(60_000)))
        before = versions.current(folder)
        with pytest.raises(applying.ApplyFailed, match="de schijf is vol") as caught:
            applying.apply(checked(folder, many), "An", folder=folder)
        assert "Er is niets veranderd" in caught.value.advice
        assert versions.current(folder) == before
        assert dataset(folder)["rows"] == 389


@pytest.mark.slow
def test_a_read_only_folder_changes_nothing_and_is_reported_in_dutch(tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "size=60m") as folder:
        building.build(folder=folder)
        ready = checked(folder, lines(GOOD))
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(applying.ApplyFailed, match="alleen-lezen"):
            applying.apply(ready, "An", folder=folder)
        assert dataset(folder)["rows"] == 389
