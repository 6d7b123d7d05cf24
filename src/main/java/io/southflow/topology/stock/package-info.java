/** One stock: its books and rules, and what follows each topic from session to session. */
package io.southflow.topology.stock;
