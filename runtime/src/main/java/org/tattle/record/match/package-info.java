/** Which records of two registers are of one person, and how far one can be sure of it. */
package org.tattle.record.match;
