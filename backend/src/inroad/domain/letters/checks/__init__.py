"""The checks of a letter: one small file each, the cases beside the tests (`tests/domain/letters/cases`)."""
