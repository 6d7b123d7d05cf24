/** The HTTP server: metrics, health, a page with totals. Uses metrics and analytics.unit. */
package io.southflow.http;
