// Tells the form beside which somebody has signed in, and closes the small window.
new BroadcastChannel("writing").postMessage("signed in");
close();
