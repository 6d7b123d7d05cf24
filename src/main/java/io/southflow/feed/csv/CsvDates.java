package io.southflow.feed.csv;

/** How dates are written whose year comes last; one whose year comes first needs no such word. */
public enum CsvDates {
    /** Such dates are refused: day and month could be either way round. */
    YMD,
    DMY,
    MDY
}
