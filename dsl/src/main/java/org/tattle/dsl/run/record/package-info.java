/** What a run did, written down so that another can verify it. */
package org.tattle.dsl.run.record;
