/**
 * From statements to checked tasks: names, types, units, ranges, access. Everything that can be
 * known before running is known here, and every fault is a diagnostic.
 */
package org.tattle.dsl.check;
