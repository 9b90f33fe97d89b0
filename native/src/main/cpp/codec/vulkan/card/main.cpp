// SPDX-License-Identifier: Apache-2.0
// on_a_card FOLDER [OPTION VALUE]...: how fast a device reads and decodes with each cache, and the memory that takes;
// FOLDER is for a model of random weights, which is made there and removed. on_a_card devices: what there is.
//   --depths 2048,16384,65536   tokens that lie in the cache when it is measured
//   --seconds 180               depths that cannot be reached by then are left out, with a line
//   --rounds 3   --tokens 16    of each depth, and of each round that are decoded
//   --device NAME               instead of the first, hardware before what the CPU plays
//   --model small               two layers of 256, for a device that the CPU plays
// Ends with 0; 1: something went wrong; 3: something was left out, each with a line; 4: Vulkan does not load, or has no
// device.
#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <stdexcept>
#include <thread>

#include "cache_kind.h"
#include "card_device.h"
#include "libraries.h"
#include "random_model.h"

using namespace carrel::card;

namespace {

enum Status { ALL_DONE = 0, WRONG = 1, USAGE = 2, LEFT_OUT = 3, NO_DEVICE = 4 };

struct Options {
    std::string folder, device;
    std::vector<int> depths{2048, 16384, 65536};
    int seconds = 180, rounds = 3, tokens = 16;
    bool small = false;
};

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double seconds_of(const std::function<void()> & body) {
    const double start = now();
    body();
    return now() - start;
}

double median(std::vector<double> x) {
    std::sort(x.begin(), x.end());
    return x.empty() ? 0 : x[x.size() / 2];
}

constexpr double MB = 1e6;

// A cache, its context, and what was measured of it.
struct Measured {
    CacheKind cache;
    Bytes plan;
    std::unique_ptr<Reading> reading; // null: it could not be opened, or failed
    int64_t used_before = 0, used_open = 0, used_peak = 0;
};

class Run {
public:
    Run(const Options & options, CardDevice device)
        : options_(options), device_(std::move(device)), end_(now() + options.seconds),
          threads_(static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, 8u))),
          path_(options.folder + "/random.gguf") {}
    Run(const Run &) = delete;
    Run & operator=(const Run &) = delete;
    ~Run() { std::remove(path_.c_str()); }

    int status() const { return status_; }

    void all() {
        const int64_t used_before = device_.used();
        if (!make_model()) return;
        const auto calibration = carrel::card::calibrate(model_->model, threads_);
        say("loaded: %.1f MB taken by the driver's account, before %.1f MB", device_.used() / MB, used_before / MB);
        for (const CacheKind & cache : all_kinds()) open(cache, calibration);
        for (const int depth : options_.depths) {
            if (!reach(depth)) break;
            measure(depth);
        }
        memory();
        if (device_.software) {
            say("memory: LEFT OUT: by the account of a driver that has the machine's memory nothing can be told");
            left_out();
        }
        say("not measured here: a context four times as long as f16's, by allocation; speeds without matrix cores; "
            "the cache of ours that the CPU keeps");
    }

private:
    // A line of this device.
    __attribute__((format(printf, 2, 3))) void say(const char * format, ...) const {
        va_list args;
        va_start(args, format);
        std::printf("[%s] ", device_.name.c_str());
        std::vprintf(format, args);
        std::printf("\n");
        std::fflush(stdout);
        va_end(args);
    }
    void left_out() {
        if (status_ == ALL_DONE) status_ = LEFT_OUT;
    }

    uint32_t context() const {
        const int deepest = *std::max_element(options_.depths.begin(), options_.depths.end());
        return static_cast<uint32_t>((deepest + Reading::BATCH + options_.tokens + 255) / 256 * 256);
    }

    bool make_model() {
        const ModelShape shape = options_.small ? ModelShape::small() : ModelShape();
        if (!write_random_model(path_, shape, context())) {
            say("WRONG: %s cannot be written", path_.c_str());
            status_ = WRONG;
            return false;
        }
        say("model of random weights: %d layers of %d, %d heads of %d on %d, Q4_0; a context of %u tokens",
            shape.layers, shape.width, shape.heads, shape.head, shape.heads_kv, context());
        plan_ = std::make_unique<Model>(path_, device_.device, true);
        model_ = std::make_unique<Model>(path_, device_.device, false);
        return true;
    }

    void open(const CacheKind & cache, const Calibration & calibration) {
        Measured m{cache, {}, nullptr};
        try {
            m.plan = Reading(plan_->model, cache, calibration, context(), threads_).bytes();
            check_nodes(cache, calibration);
            m.used_before = device_.used();
            m.reading = std::make_unique<Reading>(model_->model, cache, calibration, context(), threads_);
            m.used_open = m.used_peak = device_.used();
            // What is compiled and allocated once is not measured later.
            m.reading->read(Reading::BATCH);
            m.reading->read(1);
            m.reading->cut(0);
            m.used_peak = std::max(m.used_peak, device_.used());
        } catch (const std::exception & e) {
            say("%s: LEFT OUT: %s", cache.name.c_str(), e.what());
            m.reading.reset();
            left_out();
        }
        caches_.push_back(std::move(m));
    }

    // Nothing of a layer is computed elsewhere: a graph for a batch and one for a token.
    void check_nodes(const CacheKind & cache, const Calibration & calibration) {
        Nodes nodes;
        Reading reading(model_->model, cache, calibration, 2 * Reading::BATCH, threads_, &nodes);
        reading.read(Reading::BATCH);
        reading.read(1);
        say("%s: operations there: %d of our cache, %d of attention, %d others; on the CPU: %d, %d, %d",
            cache.name.c_str(), nodes.ours, nodes.attention, nodes.others, nodes.ours_away, nodes.attention_away,
            nodes.others_away);
        if (nodes.ours_away + nodes.attention_away > 0 || (cache.ours() && nodes.ours == 0)) {
            say("%s: WRONG: its attention is not all on this device", cache.name.c_str());
            status_ = WRONG;
        }
    }

    // Reads all caches up to a depth, if there is time; false: there is none, or no cache is left.
    bool reach(int depth) {
        double expected = 0;
        for (const Measured & m : caches_) {
            // It takes longer the deeper it is: half as much again is a guess for a step of eight times.
            if (m.reading) expected += (depth - m.reading->tokens()) * seconds_per_token_ * 1.5;
        }
        if (now() + expected > end_) {
            say("depth %d: LEFT OUT: it would take %.0f s, %.0f are left", depth, expected, end_ - now());
            left_out();
            return false;
        }
        int read = 0;
        const double seconds = seconds_of([&] {
            for (Measured & m : caches_) {
                while (m.reading && m.reading->tokens() < depth && now() < end_) {
                    const int n = std::min(Reading::BATCH, depth - m.reading->tokens());
                    guarded(m, depth, [&] { m.reading->read(n); });
                    read += n;
                }
            }
        });
        if (read > 0) seconds_per_token_ = seconds / read;
        for (const Measured & m : caches_) {
            if (!m.reading || m.reading->tokens() == depth) continue;
            say("depth %d: LEFT OUT: %s had read %d tokens when the time was over", depth, m.cache.name.c_str(),
                m.reading->tokens());
            left_out();
            return false;
        }
        return std::any_of(caches_.begin(), caches_.end(), [](const Measured & m) { return m.reading != nullptr; });
    }

    // Rounds over all caches in turn, so that what slows the machine slows all of them; the ratio is that of a round.
    void measure(int depth) {
        const size_t n = caches_.size();
        std::vector<std::vector<double>> reading(n), decoding(n), to_f16_reading(n), to_f16_decoding(n);
        for (int round = 0; round < options_.rounds; round++) {
            for (size_t i = 0; i < n; i++) {
                Measured & m = caches_[i];
                if (!m.reading) continue;
                guarded(m, depth, [&] {
                    reading[i].push_back(Reading::BATCH / seconds_of([&] { m.reading->read(Reading::BATCH); }));
                    m.reading->cut(depth);
                    m.reading->read(1); // the first of a graph of another shape
                    const double seconds = seconds_of([&] {
                        for (int t = 0; t < options_.tokens; t++) m.reading->read(1);
                    });
                    decoding[i].push_back(options_.tokens / seconds);
                    m.reading->cut(depth);
                });
                if (m.reading && caches_[0].reading) {
                    to_f16_reading[i].push_back(reading[i].back() / reading[0].back());
                    to_f16_decoding[i].push_back(decoding[i].back() / decoding[0].back());
                }
            }
        }
        for (size_t i = 0; i < n; i++) {
            if (!caches_[i].reading) continue;
            say("depth %6d  %-22s reading %9.1f tokens/s (%.2f of f16)  decoding %8.2f tokens/s (%.2f of f16)", depth,
                caches_[i].cache.name.c_str(), median(reading[i]), median(to_f16_reading[i]), median(decoding[i]),
                median(to_f16_decoding[i]));
        }
    }

    // A cache that fails is out; the others go on, if the device does.
    void guarded(Measured & m, int depth, const std::function<void()> & body) {
        try {
            body();
            m.used_peak = std::max(m.used_peak, device_.used());
        } catch (const std::exception & e) {
            say("depth %d: WRONG: %s: %s", depth, m.cache.name.c_str(), e.what());
            m.reading.reset();
            status_ = WRONG;
        }
    }

    void memory() {
        int64_t f16 = 0;
        for (const Measured & m : caches_) {
            if (!m.reading) continue;
            const Bytes b = m.reading->bytes();
            if (f16 == 0) f16 = b.context;
            say("memory  %-22s cache %8.1f MB (%.3f of f16; planned %.1f), working space %.1f MB (planned %.1f), "
                "of the machine's %.1f MB; by the driver's account before %.1f MB, open %.1f, at its peak %.1f",
                m.cache.name.c_str(), b.context / MB, static_cast<double>(b.context) / f16, m.plan.context / MB,
                b.working / MB, m.plan.working / MB, b.host / MB, m.used_before / MB, m.used_open / MB,
                m.used_peak / MB);
            const int64_t taken = b.context + b.working, planned = m.plan.context + m.plan.working;
            if (std::abs(taken - planned) * 100 > 3 * taken) {
                say("memory  %s: WRONG: what was taken is more than 3 %% off the plan", m.cache.name.c_str());
                status_ = WRONG;
            }
            const int64_t driver = m.used_peak - m.used_before;
            if (device_.software) continue; // the account is the machine's, which others use
            if (driver == 0) {
                say("memory  %s: LEFT OUT: this driver's account did not change", m.cache.name.c_str());
                left_out();
            } else {
                say("memory  %-22s %.1f MB by the driver's account that no buffer of llama.cpp's explains",
                    m.cache.name.c_str(), (driver - taken) / MB);
            }
        }
    }

    Options options_;
    CardDevice device_;
    double end_, seconds_per_token_ = 0;
    int threads_, status_ = ALL_DONE;
    std::string path_;
    std::unique_ptr<Model> plan_, model_;
    std::vector<Measured> caches_;
};

Options options_of(int argc, char ** argv) {
    Options o;
    o.folder = argv[1];
    for (int i = 2; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const char * value = argv[i + 1];
        if (name == "--depths") {
            o.depths.clear();
            for (char * p = argv[i + 1]; *p != 0; p += *p == ',')
                o.depths.push_back(static_cast<int>(std::strtol(p, &p, 10)));
        } else if (name == "--seconds") o.seconds = std::atoi(value);
        else if (name == "--rounds") o.rounds = std::max(1, std::atoi(value));
        else if (name == "--tokens") o.tokens = std::max(1, std::atoi(value));
        else if (name == "--device") o.device = value;
        else if (name == "--model") o.small = std::strcmp(value, "small") == 0;
        else throw std::invalid_argument("no option " + name);
    }
    if (o.depths.empty() || *std::min_element(o.depths.begin(), o.depths.end()) < 1) {
        throw std::invalid_argument("no depths");
    }
    std::sort(o.depths.begin(), o.depths.end());
    return o;
}

int run(int argc, char ** argv) {
    if (argc < 2) return USAGE;
    const Options options = options_of(argc, argv);
    if (!carrel::vulkan::load_libraries()) {
        std::printf("Vulkan has no device here, or does not load\n");
        return NO_DEVICE;
    }
    const std::vector<CardDevice> devices = all_devices();
    const bool list = options.folder == "devices";
    for (const CardDevice & d : devices) {
        if (list) std::printf("%s\n", d.line().c_str());
    }
    const auto found = std::find_if(devices.begin(), devices.end(),
        [&](const CardDevice & d) { return d.has_shaders && (options.device.empty() || d.name == options.device); });
    if (found == devices.end()) {
        std::printf("no device of Vulkan%s\n", options.device.empty() ? "" : (" " + options.device).c_str());
        return NO_DEVICE;
    }
    if (list) {
        std::printf("measured: %s\n", found->name.c_str());
        return ALL_DONE;
    }
    std::printf("%s\n", found->line().c_str());
    Run run(options, *found);
    run.all();
    return run.status();
}

} // namespace

int main(int argc, char ** argv) {
    llama_log_set(
        [](ggml_log_level level, const char * text, void *) {
            if (level >= GGML_LOG_LEVEL_ERROR && level != GGML_LOG_LEVEL_CONT) std::fputs(text, stderr);
        },
        nullptr);
    try {
        return run(argc, argv);
    } catch (const std::exception & e) {
        std::printf("WRONG: %s\n", e.what());
        return WRONG;
    }
}
