/** What a script would do, what of it is done, and what the rest would cost. */
package org.tattle.dsl.plan;
