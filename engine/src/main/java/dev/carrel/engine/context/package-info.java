/** What the model has read: the plan against the budget, reading, and the ledger of pages. */
@NullMarked
package dev.carrel.engine.context;

import org.jspecify.annotations.NullMarked;
