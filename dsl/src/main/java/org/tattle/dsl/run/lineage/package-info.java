/** What each name was made from, what is stale since, and the script that makes it again. */
package org.tattle.dsl.run.lineage;
