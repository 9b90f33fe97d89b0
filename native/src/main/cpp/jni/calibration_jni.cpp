// KvCalibration: measuring, checking and describing.

#include <vector>

#include "support.h"

using carrel::Failure;
using carrel::Kind;

extern "C" {

JNIEXPORT void JNICALL Java_dev_carrel_llama_KvCalibration_nCheck(JNIEnv * env, jclass, jlong, jbyteArray) {
    carrel::guarded(env, [&] { throw Failure(Kind::CALIBRATION, "calibrations are not built in yet"); });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_KvCalibration_nMeasure(
    JNIEnv * env, jclass, jlong, jintArray, jint, jobject) {
    return carrel::guarded(env, [&]() -> jbyteArray {
        throw Failure(Kind::CALIBRATION, "calibrations are not built in yet");
    });
}

JNIEXPORT jbyteArray JNICALL Java_dev_carrel_llama_KvCalibration_nReport(JNIEnv * env, jclass, jbyteArray) {
    return carrel::guarded(env, [&]() -> jbyteArray {
        throw Failure(Kind::CALIBRATION, "calibrations are not built in yet");
    });
}

} // extern "C"
