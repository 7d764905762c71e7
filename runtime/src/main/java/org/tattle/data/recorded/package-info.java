/** Outputs that were recorded of models trained elsewhere, read from tables. */
package org.tattle.data.recorded;
