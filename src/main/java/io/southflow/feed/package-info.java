/** Producers: the tape, files, and the publisher that paces and resumes them. Uses wire, analytics and calendar. */
package io.southflow.feed;
