/**
 * The sentences of all faults and warnings that arise while something runs, each once: whoever
 * finds one gives the values.
 */
package org.tattle.run.catalogue;
