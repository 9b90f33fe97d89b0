/**
 * Models as the desk offers them: for now the starter model, for those who have none.
 *
 * <p>Start at {@link dev.carrel.app.models.ModelOffer}. Nothing is fetched before a person clicks.
 */
@NullMarked
package dev.carrel.app.models;

import org.jspecify.annotations.NullMarked;
