/** Rejected records as a person sees them, and the way back to the inputs they came from. */
package io.southflow.cli.rejects;
