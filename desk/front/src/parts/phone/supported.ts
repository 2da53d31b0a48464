/** Whether this browser can telephone at all; `insecure`: it could, over https. */
export function telephoning(): "yes" | "no" | "insecure" {
  if (!("RTCPeerConnection" in window) || !("WebSocket" in window)) return "no";
  if (!window.isSecureContext || !navigator.mediaDevices) return "insecure";
  return "yes";
}
