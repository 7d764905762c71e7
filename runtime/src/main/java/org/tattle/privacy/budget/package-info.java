/** Budgets and the ledger: what was spent on whom, kept where forgetting it is noticed. */
package org.tattle.privacy.budget;
