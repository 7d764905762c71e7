/** Privacy losses of single steps, as numbers, curves and grids of probabilities. */
package org.tattle.privacy.account.loss;
