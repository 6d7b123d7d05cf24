/** Producers: the tape, files, and in publish what paces and resumes them. Uses wire, analytics and calendar. */
package io.southflow.feed;
