/** How a server joins what clients of a federation send, so that a few bad ones spoil nothing. */
package org.tattle.defense.aggregation;
