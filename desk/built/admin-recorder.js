var r=class extends AudioWorkletProcessor{process(s){let e=s[0]?.[0];return e&&this.port.postMessage(e.slice()),!0}};registerProcessor("hotline-recorder",r);
