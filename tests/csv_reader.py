"""The former name of tests.csv_files, until every branch has the new one."""

from tests.csv_files import rows_of

__all__ = ["rows_of"]
