/** Components of {@code plot}: charts of findings, releases and sweeps. */
package org.tattle.dsl.plot;
