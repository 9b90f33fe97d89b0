package dev.carrel.app.desk;

import dev.carrel.app.models.ModelOffer;
import dev.carrel.app.shelf.Reader;
import dev.carrel.engine.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a desk is made from.
 *
 * @param engine opens the engine; called once in the background, and again if a person tries again
 * @param options how documents are read
 * @param offer what is offered where there is no model
 * @param stateFile where the window's state is kept
 * @param files to open at once
 */
public record DeskSetup(
    EngineOpener engine,
    Reader.Options options,
    Optional<ModelOffer> offer,
    Path stateFile,
    List<Path> files) {
  public DeskSetup {
    files = List.copyOf(files);
  }

  /** Opens an engine; may take seconds. */
  @FunctionalInterface
  public interface EngineOpener {
    /**
     * Opens it.
     *
     * @throws dev.carrel.engine.CarrelException HOME_IN_USE, HOME_DAMAGED and others of its codes
     */
    Engine open();
  }
}
