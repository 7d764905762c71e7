/** What was found about subjects, in tables, figures and plain words. */
package org.tattle.dsl.show.audit;
