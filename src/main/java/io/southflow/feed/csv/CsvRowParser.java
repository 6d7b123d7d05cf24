package io.southflow.feed.csv;

import io.southflow.feed.publish.FeedEvent;

/** Turns a row of one kind into an event. Pure: the same row gives the same event. */
interface CsvRowParser {
    FeedEvent parse(CsvRow row) throws CsvRefusal;
}
