// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ContextPlace;
import dev.carrel.engine.llama.LayerFit.Room;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.engine.model.Placement;
import dev.carrel.llama.DeviceContext;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a model lies: the devices that it was given, and which of its layers each has.
 *
 * @param devices those that the placement names; none: the processor computes all
 * @param placement of the layers
 * @param context where those of the devices keep theirs
 */
record LlamaPlace(List<ComputeDevice> devices, Placement placement, ContextPlace context) {
  /** With the processor. */
  static final LlamaPlace CPU = new LlamaPlace(List.of(), Placement.CPU, ContextPlace.RAM);

  /** Layers are fitted so that a context of so many tokens finds room beside them. */
  private static final int FITTED_FOR = 16_384;

  /** What takes most of the types that profiles choose from. */
  private static final KvType LARGEST = KvType.Q8_0;

  LlamaPlace {
    devices = List.copyOf(devices);
  }

  /**
   * Finds the place for a model that is to be loaded. Where the processor alone is wanted, no
   * device is asked.
   *
   * @param held what this process has in memory that it will not have any more by then
   * @throws dev.carrel.engine.ground.CarrelException DEVICE_UNKNOWN, also where the device that is
   *     wanted by its name is switched off
   * @throws LlamaException if the file is no model
   */
  static LlamaPlace find(Path file, LoadOptions options, ModelMemory held) {
    if (options.device().isCpu()) {
      return CPU;
    }
    List<ComputeDevice> devices = options.device().of(options.devices());
    if (devices.isEmpty()) {
      return CPU;
    }
    try (LlamaModel words = LlamaModel.load(file, planOnly(Placement.CPU), LoadProgress.NONE)) {
      return find(words, devices, options, held);
    }
  }

  private static LlamaPlace find(
      LlamaModel words, List<ComputeDevice> devices, LoadOptions options, ModelMemory held) {
    List<Room> rooms =
        devices.stream()
            .map(device -> new Room(device.name(), device.budgetBytes(held(device, held))))
            .toList();
    Fitting fitting = new Fitting(words, devices, rooms);
    LlamaPlace inRam = fitting.place(options.profile(), ContextPlace.RAM);
    if (inRam.devices().isEmpty()) {
      return inRam;
    }
    ContextPlace wanted = options.devices().contextOn(inRam.devices());
    return wanted == ContextPlace.RAM
        ? inRam
        : fitting.unlessItCosts(inRam, fitting.place(options.profile(), wanted));
  }

  /**
   * Fits a model's layers.
   *
   * @param rooms of the devices
   */
  private record Fitting(LlamaModel words, List<ComputeDevice> devices, List<Room> rooms) {
    LlamaPlace place(KvProfile profile, ContextPlace where) {
      LlamaContext.Options context =
          context(words, profile, KvType.TURBO4, FITTED_FOR).withDeviceContext(on(where));
      Placement placement =
          new LayerFit(
                  words.layerCount(), words.hasExperts(), candidate -> measure(candidate, context))
              .fit(rooms);
      return new LlamaPlace(
          devices.stream().filter(device -> has(placement, device)).toList(), placement, where);
    }

    LlamaPlace unlessItCosts(LlamaPlace inRam, LlamaPlace there) {
      LlamaContext.Options longest =
          context(words, KvProfile.FAITHFUL, LARGEST, Integer.MAX_VALUE)
              .withDeviceContext(there.deviceContext());
      return costsNothing(inRam, there, measure(there.placement(), longest), rooms) ? there : inRam;
    }

    private ModelMemory measure(Placement placement, LlamaContext.Options context) {
      try (LlamaModel planner = words.planner(planOnly(placement))) {
        return LlamaMemory.of(devices, placement, words.layerCount()).use(planner.plan(context));
      }
    }
  }

  /**
   * A device keeps contexts only where nobody loses by it: as many layers find room there as
   * without them, and beside the layers the longest context that the model was trained for. So what
   * can be read does not end earlier, and all that is planned may go by the token.
   *
   * @param longest what that context takes with the model
   */
  static boolean costsNothing(
      LlamaPlace inRam, LlamaPlace there, ModelMemory longest, List<Room> rooms) {
    return there.placement().equals(inRam.placement()) && LayerFit.fits(longest, rooms);
  }

  private static boolean has(Placement placement, ComputeDevice device) {
    return placement.parts().stream().anyMatch(part -> part.device().equals(device.name()));
  }

  private static long held(ComputeDevice device, ModelMemory held) {
    return held.parts().stream()
        .filter(part -> part.device().equals(device.name()))
        .mapToLong(MemoryPart::bytes)
        .sum();
  }

  private static LlamaContext.Options context(
      LlamaModel words, KvProfile profile, KvType type, int tokens) {
    LlamaContext.Options exact =
        LlamaModelSketch.contextOptions(Math.min(tokens, Math.max(1, words.trainedContext())));
    if (profile == KvProfile.EXACT) {
      return exact;
    }
    LlamaContext.Options compressed = exact.withKv(LlamaKvTypes.uniform(type, Optional.empty()));
    return canBeCompressed(words, compressed.kv()) ? compressed : exact;
  }

  private static boolean canBeCompressed(LlamaModel words, KvLayout layout) {
    try (LlamaModel planner = words.planner(planOnly(Placement.CPU))) {
      var _ = planner.plan(LlamaContext.Options.of(1).withKv(layout));
      return true;
    } catch (LlamaException e) {
      if (e.kind() == LlamaException.Kind.UNSUPPORTED_MODEL) {
        return false;
      }
      throw e;
    }
  }

  private static LlamaModel.Options planOnly(Placement placement) {
    return with(LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN), placement);
  }

  /** Options to load with here. */
  LlamaModel.Options options(LlamaModel.Options options) {
    return with(options, placement);
  }

  private static LlamaModel.Options with(LlamaModel.Options options, Placement placement) {
    List<Placement.Part> parts = placement.parts();
    return options
        .withDevices(
            parts.stream().map(Placement.Part::device).toList(),
            parts.stream().map(Placement.Part::layers).toList())
        .withHostExperts(placement.hostExperts());
  }

  /** For contexts of the model. */
  DeviceContext deviceContext() {
    return on(context);
  }

  private static DeviceContext on(ContextPlace place) {
    return switch (place) {
      case RAM -> DeviceContext.HOST;
      case DEVICE_ROWS -> DeviceContext.ROWS;
      case DEVICE_CODES -> DeviceContext.CODES;
    };
  }

  /** How the buffers of a model that lies here are told by memory. */
  LlamaMemory memory(int layerCount) {
    return LlamaMemory.of(devices, placement, layerCount);
  }

  /** What a receipt says of it beside {@link #computedOn()}: who attends computes otherwise. */
  String attendedOn() {
    return switch (context) {
      case RAM -> "";
      case DEVICE_ROWS -> ", contexts there";
      case DEVICE_CODES -> ", contexts there, few tokens on their codes";
    };
  }

  /** What computes beside the processor, in a line; empty: nothing does. */
  String computedOn() {
    return devices.stream()
        .map(
            device ->
                placement.parts().stream()
                    .filter(part -> part.device().equals(device.name()))
                    .map(part -> device.description() + " " + part.layers() + " layers")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining(" + "));
  }
}
