/** Trading days, sessions and trading time of Hong Kong and of southbound trading. Uses java.* only. */
package io.southflow.calendar;
