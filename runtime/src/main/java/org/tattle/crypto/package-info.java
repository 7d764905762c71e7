/** Protocols by which several parties reckon together what none of them shows the others. */
package org.tattle.crypto;
