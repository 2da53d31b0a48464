var k=class extends Error{constructor(n,s,o,r=null,a=null){super(o||s);this.status=n;this.title=s;this.detail=o;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},it=new Set,ot=!0;function rt(t){it.add(t)}function Mn(t,e){if(e.startsWith("/desk/api/sign-in")||t>=400&&t!==401)return;let n=t!==401;if(n!==ot){ot=n;for(let s of it)s(n)}}function Pn(){let t=document.cookie.split("; ").find(e=>e.startsWith("hotline_csrf="));return t?decodeURIComponent(t.slice(13)):""}async function Cn(t){let e=await t.text(),n=Number.parseInt(t.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(e);return new k(t.status,s.title??t.statusText,s.detail??"",s,n)}catch{return new k(t.status,t.statusText,"",null,n)}}async function oe(t,e,n,s={}){let o={Accept:"application/json","X-CSRF-Token":Pn()},r=n instanceof FormData||n instanceof Blob;n!==void 0&&!r&&(o["Content-Type"]="application/json"),s.version&&(o["If-Match"]=s.version),s.once&&(o["Idempotency-Key"]=s.once);let a;try{a=await fetch(e,{method:t,headers:o,body:n===void 0?null:r?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(u){throw u instanceof DOMException&&u.name==="AbortError"?u:new k(0,"Unreachable","")}if(Mn(a.status,e),!a.ok)throw await Cn(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var b={get:(t,e)=>oe("GET",t,void 0,e),post:(t,e,n)=>oe("POST",t,e??{},n),put:(t,e,n)=>oe("PUT",t,e,n),patch:(t,e,n)=>oe("PATCH",t,e,n),delete:(t,e)=>oe("DELETE",t,void 0,e)};var Fe=globalThis,at=t=>t,me=Fe.trustedTypes,lt=me?me.createPolicy("lit-html",{createHTML:t=>t}):void 0,qe="$lit$",D=`lit$${Math.random().toFixed(9).slice(2)}$`,je="?"+D,Ln=`<${je}>`,B=document,re=()=>B.createComment(""),ae=t=>t===null||typeof t!="object"&&typeof t!="function",Be=Array.isArray,mt=t=>Be(t)||typeof t?.[Symbol.iterator]=="function",We=`[ 	
\f\r]`,ie=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ct=/-->/g,ut=/>/g,q=RegExp(`>|${We}(?:([^\\s"'>=/]+)(${We}*=${We}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),dt=/'/g,ht=/"/g,ft=/^(?:script|style|textarea|title)$/i,Ue=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),l=Ue(1),I=Ue(2),ao=Ue(3),x=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),pt=new WeakMap,j=B.createTreeWalker(B,129);function gt(t,e){if(!Be(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return lt!==void 0?lt.createHTML(e):e}var bt=(t,e)=>{let n=t.length-1,s=[],o,r=e===2?"<svg>":e===3?"<math>":"",a=ie;for(let d=0;d<n;d++){let u=t[d],p,y,h=-1,f=0;for(;f<u.length&&(a.lastIndex=f,y=a.exec(u),y!==null);)f=a.lastIndex,a===ie?y[1]==="!--"?a=ct:y[1]!==void 0?a=ut:y[2]!==void 0?(ft.test(y[2])&&(o=RegExp("</"+y[2],"g")),a=q):y[3]!==void 0&&(a=q):a===q?y[0]===">"?(a=o??ie,h=-1):y[1]===void 0?h=-2:(h=a.lastIndex-y[2].length,p=y[1],a=y[3]===void 0?q:y[3]==='"'?ht:dt):a===ht||a===dt?a=q:a===ct||a===ut?a=ie:(a=q,o=void 0);let m=a===q&&t[d+1].startsWith("/>")?" ":"";r+=a===ie?u+Ln:h>=0?(s.push(p),u.slice(0,h)+qe+u.slice(h)+D+m):u+D+(h===-2?d:m)}return[gt(t,r+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},le=class t{constructor({strings:e,_$litType$:n},s){let o;this.parts=[];let r=0,a=0,d=e.length-1,u=this.parts,[p,y]=bt(e,n);if(this.el=t.createElement(p,s),j.currentNode=this.el.content,n===2||n===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=j.nextNode())!==null&&u.length<d;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(qe)){let f=y[a++],m=o.getAttribute(h).split(D),$=/([.?@])?(.*)/.exec(f);u.push({type:1,index:r,name:$[2],strings:m,ctor:$[1]==="."?ge:$[1]==="?"?be:$[1]==="@"?ye:V}),o.removeAttribute(h)}else h.startsWith(D)&&(u.push({type:6,index:r}),o.removeAttribute(h));if(ft.test(o.tagName)){let h=o.textContent.split(D),f=h.length-1;if(f>0){o.textContent=me?me.emptyScript:"";for(let m=0;m<f;m++)o.append(h[m],re()),j.nextNode(),u.push({type:2,index:++r});o.append(h[f],re())}}}else if(o.nodeType===8)if(o.data===je)u.push({type:2,index:r});else{let h=-1;for(;(h=o.data.indexOf(D,h+1))!==-1;)u.push({type:7,index:r}),h+=D.length-1}r++}}static createElement(e,n){let s=B.createElement("template");return s.innerHTML=e,s}};function U(t,e,n=t,s){if(e===x)return e;let o=s!==void 0?n._$Co?.[s]:n._$Cl,r=ae(e)?void 0:e._$litDirective$;return o?.constructor!==r&&(o?._$AO?.(!1),r===void 0?o=void 0:(o=new r(t),o._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=o:n._$Cl=o),o!==void 0&&(e=U(t,o._$AS(t,e.values),o,s)),e}var fe=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,o=(e?.creationScope??B).importNode(n,!0);j.currentNode=o;let r=j.nextNode(),a=0,d=0,u=s[0];for(;u!==void 0;){if(a===u.index){let p;u.type===2?p=new Y(r,r.nextSibling,this,e):u.type===1?p=new u.ctor(r,u.name,u.strings,this,e):u.type===6&&(p=new $e(r,this,e)),this._$AV.push(p),u=s[++d]}a!==u?.index&&(r=j.nextNode(),a++)}return j.currentNode=B,o}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},Y=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,o){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=U(this,e,n),ae(e)?e===c||e==null||e===""?(this._$AH!==c&&this._$AR(),this._$AH=c):e!==this._$AH&&e!==x&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):mt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==c&&ae(this._$AH)?this._$AA.nextSibling.data=e:this.T(B.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,o=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=le.createElement(gt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===o)this._$AH.p(n);else{let r=new fe(o,this),a=r.u(this.options);r.p(n),this.T(a),this._$AH=r}}_$AC(e){let n=pt.get(e.strings);return n===void 0&&pt.set(e.strings,n=new le(e)),n}k(e){Be(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,o=0;for(let r of e)o===n.length?n.push(s=new t(this.O(re()),this.O(re()),this,this.options)):s=n[o],s._$AI(r),o++;o<n.length&&(this._$AR(s&&s._$AB.nextSibling,o),n.length=o)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=at(e).nextSibling;at(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},V=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,o,r){this.type=1,this._$AH=c,this._$AN=void 0,this.element=e,this.name=n,this._$AM=o,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=c}_$AI(e,n=this,s,o){let r=this.strings,a=!1;if(r===void 0)e=U(this,e,n,0),a=!ae(e)||e!==this._$AH&&e!==x,a&&(this._$AH=e);else{let d=e,u,p;for(e=r[0],u=0;u<r.length-1;u++)p=U(this,d[s+u],n,u),p===x&&(p=this._$AH[u]),a||=!ae(p)||p!==this._$AH[u],p===c?e=c:e!==c&&(e+=(p??"")+r[u+1]),this._$AH[u]=p}a&&!o&&this.j(e)}j(e){e===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ge=class extends V{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===c?void 0:e}},be=class extends V{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==c)}},ye=class extends V{constructor(e,n,s,o,r){super(e,n,s,o,r),this.type=5}_$AI(e,n=this){if((e=U(this,e,n,0)??c)===x)return;let s=this._$AH,o=e===c&&s!==c||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,r=e!==c&&(s===c||o);o&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},$e=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){U(this,e)}},yt={M:qe,P:D,A:je,C:1,L:bt,R:fe,D:mt,V:U,I:Y,H:V,N:be,U:ye,B:ge,F:$e},Nn=Fe.litHtmlPolyfillSupport;Nn?.(le,Y),(Fe.litHtmlVersions??=[]).push("3.3.3");var G=(t,e,n)=>{let s=n?.renderBefore??e,o=s._$litPart$;if(o===void 0){let r=n?.renderBefore??null;s._$litPart$=o=new Y(e.insertBefore(re(),r),r,void 0,n??{})}return o._$AI(t),o};var A={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_=t=>(...e)=>({_$litDirective$:t,values:e}),S=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var Q=_(class extends S{constructor(t){if(super(t),t.type!==A.ATTRIBUTE||t.name!=="class"||t.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(t){return" "+Object.keys(t).filter(e=>t[e]).join(" ")+" "}update(t,[e]){if(this.st===void 0){this.st=new Set,t.strings!==void 0&&(this.nt=new Set(t.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in e)e[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(e)}let n=t.element.classList;for(let s of this.st)s in e||(n.remove(s),this.st.delete(s));for(let s in e){let o=!!e[s];o===this.st.has(s)||this.nt?.has(s)||(o?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return x}});var{I:On}=yt,$t=t=>t;var we=t=>t.strings===void 0,wt=()=>document.createComment(""),J=(t,e,n)=>{let s=t._$AA.parentNode,o=e===void 0?t._$AB:e._$AA;if(n===void 0){let r=s.insertBefore(wt(),o),a=s.insertBefore(wt(),o);n=new On(r,a,t,t.options)}else{let r=n._$AB.nextSibling,a=n._$AM,d=a!==t;if(d){let u;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(u=t._$AU)!==a._$AU&&n._$AP(u)}if(r!==o||d){let u=n._$AA;for(;u!==r;){let p=$t(u).nextSibling;$t(s).insertBefore(u,o),u=p}}}return n},H=(t,e,n=t)=>(t._$AI(e,n),t),Dn={},X=(t,e=Dn)=>t._$AH=e,vt=t=>t._$AH,ve=t=>{t._$AR(),t._$AA.remove()};var In=_(class extends S{constructor(){super(...arguments),this.key=c}render(t,e){return this.key=t,e}update(t,[e,n]){return e!==this.key&&(X(t),this.key=e),n}});var Hn=_(class extends S{constructor(t){if(super(t),t.type!==A.PROPERTY&&t.type!==A.ATTRIBUTE&&t.type!==A.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!we(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[e]){if(e===x||e===c)return e;let n=t.element,s=t.name;if(t.type===A.PROPERTY){if(e===n[s])return x}else if(t.type===A.BOOLEAN_ATTRIBUTE){if(!!e===n.hasAttribute(s))return x}else if(t.type===A.ATTRIBUTE&&n.getAttribute(s)===e+"")return x;return X(t),e}});var ce=(t,e)=>{let n=t._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(e,!1),ce(s,e);return!0},Te=t=>{let e,n;do{if((e=t._$AM)===void 0)break;n=e._$AN,n.delete(t),t=e}while(n?.size===0)},Tt=t=>{for(let e;e=t._$AM;t=e){let n=e._$AN;if(n===void 0)e._$AN=n=new Set;else if(n.has(t))break;n.add(t),qn(e)}};function Wn(t){this._$AN!==void 0?(Te(this),this._$AM=t,Tt(this)):this._$AM=t}function Fn(t,e=!1,n=0){let s=this._$AH,o=this._$AN;if(o!==void 0&&o.size!==0)if(e)if(Array.isArray(s))for(let r=n;r<s.length;r++)ce(s[r],!1),Te(s[r]);else s!=null&&(ce(s,!1),Te(s));else ce(this,t)}var qn=t=>{t.type==A.CHILD&&(t._$AP??=Fn,t._$AQ??=Wn)},ke=class extends S{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,n,s){super._$AT(e,n,s),Tt(this),this.isConnected=e._$AU}_$AO(e,n=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),n&&(ce(this,e),Te(this))}setValue(e){if(we(this._$Ct))this._$Ct._$AI(e,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=e,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var Ve=new WeakMap,ue=_(class extends ke{render(t){return c}update(t,[e]){let n=e!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=e,this.ht=t.options?.host,this.rt(this.ct=t.element)),c}rt(t){if(this.G!==void 0)if(this.isConnected||(t=void 0),typeof this.G=="function"){let e=this.ht??globalThis,n=Ve.get(e);n===void 0&&(n=new WeakMap,Ve.set(e,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,t),t!==void 0&&this.G.call(this.ht,t)}else this.G.value=t}get lt(){return typeof this.G=="function"?Ve.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var kt=(t,e,n)=>{let s=new Map;for(let o=e;o<=n;o++)s.set(t[o],o);return s},ze=_(class extends S{constructor(t){if(super(t),t.type!==A.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let o=[],r=[],a=0;for(let d of t)o[a]=s?s(d,a):a,r[a]=n(d,a),a++;return{values:r,keys:o}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let o=vt(t),{values:r,keys:a}=this.dt(e,n,s);if(!Array.isArray(o))return this.ut=a,r;let d=this.ut??=[],u=[],p,y,h=0,f=o.length-1,m=0,$=r.length-1;for(;h<=f&&m<=$;)if(o[h]===null)h++;else if(o[f]===null)f--;else if(d[h]===a[m])u[m]=H(o[h],r[m]),h++,m++;else if(d[f]===a[$])u[$]=H(o[f],r[$]),f--,$--;else if(d[h]===a[$])u[$]=H(o[h],r[$]),J(t,u[$+1],o[h]),h++,$--;else if(d[f]===a[m])u[m]=H(o[f],r[m]),J(t,o[h],o[f]),f--,m++;else if(p===void 0&&(p=kt(a,m,$),y=kt(d,h,f)),p.has(d[h]))if(p.has(d[f])){let O=y.get(a[m]),He=O!==void 0?o[O]:null;if(He===null){let st=J(t,o[h]);H(st,r[m]),u[m]=st}else u[m]=H(He,r[m]),J(t,o[h],He),o[O]=null;m++}else ve(o[f]),f--;else ve(o[h]),h++;for(;m<=$;){let O=J(t,u[$+1]);H(O,r[m]),u[m++]=O}for(;h<=f;){let O=o[h++];O!==null&&ve(O)}return this.ut=a,X(t,u),x}});var xe=[300,5e3],jn=12e3,Ae=class{constructor(e,n="/desk/live"){this.path=n;this.#e=e;for(let s of e)this.tables.set(s,new Map);window.addEventListener("online",()=>this.#a()),this.#a()}path;tables=new Map;offset=0;connected=!1;#e;#t=new Map;#n=null;#o=new Set;#s=xe[0];#i=0;#r=!1;now(){return Date.now()/1e3+this.offset}table(e){return this.tables.get(e)??new Map}listen(e){return this.#o.add(e),()=>this.#o.delete(e)}close(){this.#r=!0,clearTimeout(this.#i),this.#n?.close()}#a(){if(this.#r||this.#n&&this.#n.readyState<=WebSocket.OPEN)return;let e=new URL(this.path,location.href);e.protocol=location.protocol==="https:"?"wss:":"ws:";let n=new WebSocket(e);this.#n=n,n.onopen=()=>{this.#s>xe[0]&&xt(),this.#s=xe[0],this.#d(this.#e),this.#c(n)},n.onmessage=s=>{this.#c(n);let o=JSON.parse(s.data);for(let r of Array.isArray(o)?o:[o])this.#p(r)},n.onclose=()=>this.#u(n)}#c(e){clearTimeout(this.#i),this.#i=window.setTimeout(()=>{this.#u(e),e.close()},jn)}#u(e){this.#n===e&&(this.#n=null,this.#h(!1),!this.#r&&(xt(),window.setTimeout(()=>this.#a(),this.#s*(.5+Math.random())),this.#s=Math.min(this.#s*2,xe[1])))}#d(e){this.#n?.send(JSON.stringify({subscribe:e}))}#h(e){this.connected!==e&&(this.connected=e,this.#l("",null))}#p(e){if(!e.topic)return;if(this.offset=e.at-Date.now()/1e3,e.snapshot){this.tables.set(e.topic,new Map(Object.entries(e.snapshot))),this.#t.set(e.topic,e.seq),this.#h(!0),this.#l(e.topic,null);return}let n=this.#t.get(e.topic);if(n===void 0||e.seq<=n)return;if(e.seq!==n+1){this.#t.delete(e.topic),this.#d([e.topic]);return}this.#t.set(e.topic,e.seq);let s=this.tables.get(e.topic);s&&e.key!==void 0&&(e.value?s.set(e.key,e.value):s.delete(e.key),this.#l(e.topic,e.key))}#l(e,n){for(let s of this.#o)s(e,n)}};function xt(){b.get("/desk/api/me").catch(()=>{})}var At=t=>`⁨${t.replaceAll(/[`"]/g,"")}⁩`;function St(t,e){for(let[n,s]of e){let o=s.exec(t);if(o)return{text:n,values:{...o.groups}}}return null}function _t(t){let e=n=>n.replaceAll(/\{\w+\}/g,"").length;return new Map([...t].sort((n,s)=>e(s)-e(n)).map(n=>[n,Bn(n)]))}function Bn(t){let n=t.replace(/\.$/,"").split(/\{(\w+)\}/).map((s,o)=>o%2?`(?<${s}>.*?)`:Un(s)).join("");return new RegExp(`^${n}\\.?$`,"is")}var Un=t=>t.replaceAll(/[.*+?^${}()|[\]\\]/g,"\\$&");var Vn=["zero","one","two","few","many","other"],Se={},w=document.documentElement.lang==="ar"?"ar":"en",Z=w==="ar"?"ar-OM-u-nu-latn":"en-GB";async function Mt(){if(!(w==="en"||Object.keys(Se).length))try{let t=await fetch("/desk/assets/ar.json");t.ok&&(Se=await t.json())}catch{}}function Ke(t,e){return t.replace(/\{(\w+)\}/g,(n,s)=>String(e[s]??n))}function i(t,e={}){let n=Se[t];return Ke(typeof n=="string"?n:t,e)}function ee(t,e,n,s={}){let o=Se[t],r={n:g(n),...s};if(Array.isArray(o)){let a=Vn.indexOf(Kn.select(n));return Ke(o[a]??t,r)}return Ke(n===1?t:e,r)}var zn={day:"numeric",month:"short",year:"numeric",hour:w==="ar"?"numeric":"2-digit",minute:"2-digit"},Kn=new Intl.PluralRules("ar"),ti=new Intl.NumberFormat(Z,{style:"percent",maximumFractionDigits:0}),Yn=new Intl.DateTimeFormat(Z,{timeStyle:"short"}),Gn=new Intl.DateTimeFormat(Z,zn),Rt=new Map;function g(t,e=0){let n=Rt.get(e);return n||(n=new Intl.NumberFormat(Z,{maximumFractionDigits:e,minimumFractionDigits:e}),Rt.set(e,n)),n.format(t)}function Pt(t){if(t==null)return"–";let e=Math.max(0,Math.round(t)),[n,s,o]=[Math.floor(e/3600),Math.floor(e%3600/60),e%60],r=a=>String(a).padStart(2,"0");return n?`${n}:${r(s)}:${r(o)}`:`${s}:${r(o)}`}function M(t){if(t==null)return"–";let e=new Date(t*1e3);return Ye((e.toDateString()===new Date().toDateString()?Yn:Gn).format(e))}function Ye(t){return w==="ar"?`⁧${t}⁩`:t}var Et=/[\u064b-\u0650\u0652]/g;function de(t,e){return t?.[w]?.replace(Et,"")??t?.en??t?.ar?.replace(Et,"")??e}var Ct=["A holder has 1 to 40 letters, digits, dots, - or _.","Choose what the token is for.","Nobody of this name has a token.","The file with the tokens cannot be written: {problem}","The file with the tokens cannot be read: {problem}","The menus are drawn when nothing is wrong with the draft.","The preview is there when nothing is wrong with the draft.","Graphviz made no picture of these menus.","The program `dot` is not on the server: apt-get install graphviz.","There is no such prompt.","There is no such take.","The synthetic voice says it already.","No folder for recordings is named: set `prompts.recordings` and start the hotline again.","The recording cannot be kept: {problem}.","The sounds cannot be made: {problem}","This is no audio that can be read: save it as WAV, FLAC or OGG.","The recording has {seconds} s, {channels} channels and {rate} Hz: a prompt has at most {longest} s, {most} channels and {highest} Hz."];var Lt=["An administrator links your name with an agent: hotline users link.","The hotline cannot write it down now; try again.","You say what a call led to that you talked in.","there is no disposition `{name}`. {advice}","`{name}` is not for calls of {queue}","You are no agent of the telephone: nobody rings you.","The audio is on the node {name}.","There is no such message.","The work of another agent is not for you.","There is no agent `{name}`.","There is no queue `{name}`.","There is no department `{name}`.","The department `{name}` has no telephone number in the configuration.","The number of the department `{name}` is not called: {problem}.","There is no trunk for calls to numbers outside (`callbacks.trunk`).","The caller is on the way to you.","{agent} does not take calls of `{queue}`. {advice}","`{reason}` is no reason to pause. {advice}","Sign in for calls first.","Finish what is in hand, or give it back, first.","The wrap-up is over.","The wrap-up cannot be any longer.","The database cannot be used now; nothing was changed."];var Nt=["Choose 1 to {most} cases.","What was written stays written.","There is no such picture.","The picture {problem}.","The report has no name.","The report is not understood: {problem}","This link was used already or is too old. Ask for another one."];var Ot=["The code cannot be sent now. Please call 1111.","The code is wrong or too old.","Nobody can be called back now.","This number is not called back: {problem}.","Too many wait already. Please try again later.","There is no case with this number and telephone number.","This is no case number: look at it again.","This is no telephone number.","This is no place.","There is no such page.","There are no public statistics."];var Dt=["Sign in over https: here others could read your password.","Sign in on the page of this hotline."];var It=["This call has lasted very long. Please call again.","All lines of this page are busy. Dial 1111 by telephone, or try again in a minute.","So many calls come from your network that this one has to wait. Or dial 1111 by telephone.","Your phone is open in another window.","Your phone is open in another window or on another machine.","All telephones for listening are in use; more: `monitoring.browser_phones`.","The telephone engine is starting. Try again.","You are no agent in the configuration: ask the administrator.","Your choice could not be kept. Try again.","The talk is over: there is none to take up."];var Ht=["say why this call: it is written down","your role does not assess calls","your user is no agent","there is no such assessment of yours","there is no such assessment","there is no such draft of yours","there is no assessment to read","there is no such call to listen to","There is no such comment.","There is no such comment any more.","An agent sees the own figures.","There is no such thing.","the week of {day} is not over yet: its calls are drawn when it is","this call is not in a sample","its recording can be heard: a drawn call is not exchanged for another one","it was assessed while its recording was there: that stays","there is no call {call} with {agent} whose recording can be heard","nobody assesses the own calls","you know what others gave to this call: it is assessed without that","you have begun an assessment of your own: submit it, and see the others","{count} questions are not answered yet","it was submitted, and stays as it is","the text has {count} letters; {most} fit","there are {count} notes; {most} fit","a note is at a time within the recording, in seconds","that was said already, or is being answered","nobody answers the own dispute","the agent does not dispute it","say why, in words","the form {form} has no question {name}","{name} applies to every call: give it a mark from 0 to {best}","{name} has marks from 0 to {best}, not {mark}"];var Wt=["The request does not come from our page.","A code has {count} digits.","a screen has a name of at most {most} letters: where it hangs","there are {count} screens; revoke one that nobody looks at","no screen waits for this code","there is no such screen"];var Ft=["The recording cannot be read: {problem}. Save it as WAV or FLAC.","The recording holds nothing to hear. Record it again: was the microphone on?","The recording is no ordinary file. Put the recording itself here.","The recording is no format that we read. Save it as {names}.","The recording is empty. Copy it again from the studio.","The recording has {size} MB. A prompt has less than {most} MB: is it the whole session?","The recording holds {format}, {subtype}. Save it as WAV or FLAC with 16 or 24 bits, uncompressed.","The recording has {rate} samples a second. Record at 48,000; at least 16,000.","The recording has {rate} samples a second. Callers with G.722 hear no more than the others; record at 48,000.","The recording has {channels} channels. Save one channel.","The recording is {seconds} s long. A prompt takes {shortest} to {longest} s.","The recording is clipped. Record it again at a lower level.","The recording says different things on the left and on the right. Save the channel of the voice alone.","The recording is too quiet ({level} LUFS). Record it again, nearer to the microphone.","The recording speaks for {seconds} s, and its text takes about {expected} s. Is it the recording of another text, or cut?","The recording has a silence of {seconds} s in its middle. Cut it, or take the second try away.","The recording has {seconds} s of silence at its beginning. It is cut off before callers hear it.","The recording has {seconds} s of silence at its end. It is cut off before callers hear it.","The recording has no silence at its beginning. Listen whether a sound is cut off there.","The recording has no silence at its end. Listen whether a sound is cut off there.","The recording is the same audio as `{name}`, whose text is another. One of the two has a wrong name: listen, and give it the right one."];var qt=["there is no agent `{name}`. {advice}","there is no queue `{name}`. {advice}","nobody has the skill `{name}`. {advice}","the level of `{name}` must be from {least} to {most}","the weight of `{name}` must be above 0 and 100 at most","more than {count} skills are too many","an agent needs a queue at least; sign the agent out instead","this alert is over","many reports are being made at this moment; ask again in a minute","nobody can listen to their own talk","your telephone is not answered yet","you listen to nobody","the telephone system refused it: {problem}","the telephone system does not answer at the moment","the agent is asked about a colleague's call; listen to the colleague","nobody knows the agent's channel yet; try again in a moment","the agent asks somebody at the moment; join in when the caller is back","the caller is on hold at the moment; join in when the agent is back","the agent's page is gone at the moment; join in when it is back","the agent does not talk with a citizen at the moment","no telephone of yours is open; listen in this browser","an announcement has at most {most} letters","`{language}` is not offered to callers","nothing is said in `{language}`, which callers may choose","the announcement cannot be spoken: {problem}","it counts from now on, but is not on disk and may be lost at a restart ({problem})","these are no arguments of surge-on: {problem}","the end is over already","the end is more than {count} days away","there is no announcement in `{language}`, which callers may choose","`{language}` is not offered","there is no sound {name}","nothing is known of this call","no calls stand behind `{name}`. {advice}","today's numbers are still being read; try again in a moment","calls are listed for {count} days at most","there is no definition `{name}` of the service level. {advice}","the end must be after the beginning","a report like this covers {count} days at most","{name} is no time: write today, yesterday, now, a date (2026-11-22) or a date with a local time (2026-11-22T08:30)","there is no day {day}","node.timezone: this machine knows no time zone {name} (package tzdata?)"];var Qn=["The request does not come from a page of this session.","The request does not come from a page of the hotline.","This is for: {roles}.","The audio is not on this machine."],jt=[...Qn,...Ct,...Lt,...Nt,...Ot,...Dt,...It,...Ht,...Wt,...Ft,...qt];var Jn={"unknown case":()=>i("There is no such case, or it is not yours to see."),stale:()=>i("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>i("Your role may not do that."),state:()=>i("The case cannot be changed like that as it stands."),"saved filter":()=>i("The list cannot be kept under this name."),file:()=>i("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>i("A password has 12 to 256 characters, and is not easy to guess."),"unknown citizen":()=>i("There is no such citizen any more."),citizen:()=>i("The citizen's details cannot be kept like that."),"unknown contact":()=>i("There is no such message any more."),contact:()=>i("This message cannot be answered like that."),"saved meanwhile":()=>i("It was saved in another window meanwhile: load it again, then save."),message:()=>i("Somebody else has dealt with this message meanwhile."),"old password":()=>i("Your current password is another one."),store:()=>i("The store cannot be used now: nothing was changed, try again.")},Xn={400:()=>i("What was sent was not understood."),401:()=>i("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>i("This is not allowed."),404:()=>i("This is not there, or not any more."),409:()=>i("This cannot be done as things stand."),412:()=>i("Somebody changed it meanwhile. Look at it again."),413:()=>i("This is too large."),422:()=>i("What was sent was not understood."),507:()=>i("The hotline cannot write it to its disk. Tell an administrator.")},Zn=null,es=5;function ts(t){let e=St(t,Zn??=_t(jt));if(!e)return null;let n=Object.entries(e.values).map(([s,o])=>[s,At(o)]);return i(e.text,Object.fromEntries(n))}function _e({status:t,code:e,detail:n,retryAfter:s}){if(w==="en"&&n)return n;let o=Jn[e]?.()??ts(n)??ns(t,e,s)??Xn[t]?.();return o||(t>=500?i("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):i("This cannot be done as things stand."))}function ns(t,e,n){let s=n!==null&&n>es?ss(n):null;return e==="busy"?s?i("Many people sign in at this moment. Try again at {time}.",{time:s}):i("Many people sign in at this moment. Try again in a moment."):t===429?s?i("Too many requests. Try again at {time}.",{time:s}):i("Too many requests. Wait a moment and try again."):t!==503?null:s?i("This cannot be done right now. Try again at {time}.",{time:s}):i("This cannot be done right now. Try again in a moment.")}function ss(t){let e=Date.now()+t*1e3;return Ye(new Intl.DateTimeFormat(Z,{timeStyle:t<120?"medium":"short"}).format(e))}var Ge=new Set;function os(t,{min:e="",max:n=""}={}){return t.valueMissing?i("This is needed."):t.rangeUnderflow?i("At least {least}.",{least:e}):t.rangeOverflow?i("At most {most}.",{most:n}):t.tooShort?i("This is too short."):t.tooLong?i("This is too long."):i("This does not have the right form.")}function is(t){let e=t.target;e.validity.customError||(e.setCustomValidity(os(e.validity,e)),Ge.add(e))}function rs(){for(let t of Ge)t.setCustomValidity("");Ge.clear()}function Bt(t){t.addEventListener("invalid",is,!0);for(let e of["input","change","click"])t.addEventListener(e,rs,!0)}var as=[{path:"/desk/agent",title:()=>i("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>i("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>i("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>i("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>i("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>i("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>i("Screens"),roles:["administrator"]}];function ls(t){return as.filter(e=>e.roles.some(n=>t.roles.includes(n)))}var cs=3;function us(t){return[0,429,502,503,504].includes(t)}async function Ut(t){let e=await Je(async()=>(await b.get("/desk/api/me")).body);e&&t(e)}async function Je(t){for(;;){await Mt();try{return await t()}catch(e){if(e instanceof k&&e.status===401)return location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`),null;let n=e instanceof k&&(us(e.status)||e.status===500);if(G(l`${Xe(null)}
          <main class="page" id="content">${ds(e,n)}</main>`,document.body),!n)return null;await new Promise(s=>setTimeout(s,(e.retryAfter??cs)*1e3))}}}function ds(t,e){return l`<p role="alert" class="trouble">
    ${t instanceof k&&t.status===0?i("The hotline cannot be reached."):W(t)}
    ${e?i("Trying again…"):c}
  </p>`}function W(t){return t instanceof k&&t.status===0?i("The hotline cannot be reached. Look at your connection and try again."):t instanceof k?_e(t):i("Something went wrong: {what}",{what:t instanceof Error?t.message:String(t)})}function Xe(t,e=c){let n=t?ls(t):[];return l`
    <a class="skip" href="#content">${i("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${i("Places")}>
        ${n.map(s=>l`<a href=${s.path} aria-current=${location.pathname===s.path?"page":c}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${e}</div>
      <button class="quiet" @click=${ps} aria-label=${i("Light or dark")}>◐</button>
      <button class="quiet" lang=${w==="ar"?"en":"ar"} @click=${hs}>
        ${w==="ar"?"English":"العربية"}
      </button>
      ${t?l`<a class="who" href="/desk/home">${t.name}</a
              ><button class="quiet" @click=${ms}>${i("Sign out")}</button>`:c}
    </header>
  `}function hs(){document.cookie=`hotline_language=${w==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function ps(){let t=document.documentElement,e=t.dataset.theme?t.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;t.dataset.theme=e?"light":"dark",document.cookie=`hotline_theme=${t.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function ms(){try{await b.post("/desk/api/sign-out")}catch(t){if(!(t instanceof k&&t.status===401))return te(W(t),"trouble")}location.assign("/desk/sign-in")}var Qe=null;function te(t,e="good"){Qe??=Object.assign(document.createElement("div"),{className:"notices"}),fs(Qe);let n=Object.assign(document.createElement("p"),{className:`notice ${e}`,textContent:t});n.setAttribute("role",e==="trouble"?"alert":"status"),Qe.append(n),setTimeout(()=>n.remove(),e==="trouble"?12e3:5e3)}function fs(t){let e=document.querySelector("dialog:modal"),n=e??document.body;if(t.parentElement===n||(n.append(t),!e))return;let s=()=>{o.disconnect(),document.body.append(t)},o=new MutationObserver(()=>e.isConnected||s());o.observe(document.body,{childList:!0,subtree:!0}),e.addEventListener("close",s,{once:!0})}async function z(t,e=n=>te(n,"trouble")){try{return await t()}catch(n){e(W(n));return}}Bt(document);var he=null;rt(t=>{he?.remove(),!(t||location.pathname==="/desk/sign-in")&&(he=document.body.appendChild(document.createElement("div")),he.className="notices",he.setAttribute("role","alert"),G(l`<p class="notice trouble">
      ${i("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${i("Sign in")}</a>
    </p>`,he))});var C=class{#e;#t=new Set;#n=!1;constructor(e){this.#e=e}get state(){return this.#e}set(e){this.#e={...this.#e,...e},this.#o()}listen(e){return this.#t.add(e),this.#o(),()=>this.#t.delete(e)}#o(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#s(),50):requestAnimationFrame(()=>this.#s()))}#s(){this.#n=!1;for(let e of this.#t)e(this.#e)}};var gs=63710088e-1;function Ze(t){let e=Math.PI/180*gs;return{latitude:e,longitude:e*Math.cos(t*Math.PI/180)}}function Re(t,e,n){let s=Ze(t.centre.latitude);return{x:e.width/2+(n.longitude-t.centre.longitude)*s.longitude/t.metresPerUnit,y:e.height/2-(n.latitude-t.centre.latitude)*s.latitude/t.metresPerUnit}}function Vt(t){let e=t.flatMap(o=>o.polygons.flatMap(r=>r[0]??[]));if(!e.length)return null;let n=e.map(o=>o[0]),s=e.map(o=>o[1]);return{south:Math.min(...s),west:Math.min(...n),north:Math.max(...s),east:Math.max(...n)}}var R={width:600,height:400},Ee=[];async function zt(){try{let t=await fetch("/1111/api/map");t.ok&&(Ee=(await t.json()).districts)}catch{Ee=[]}}function Kt(t){let e={centre:t.point,metresPerUnit:10};return l`<div class="city-map">${bs(e,t.point)}</div>`}function bs(t,e,n=!1){let s=Ts(t);return l`<svg viewBox="0 0 ${R.width} ${R.height}" aria-hidden="true" dir="ltr">
    ${vs(t)}
    ${Ee.map(o=>I`<g class="district">
      ${o.polygons.map(r=>I`<path d=${r.map(a=>ys(t,a)).join("")}></path>`)}
    </g>`)}
    ${Ee.map(o=>$s(t,o))}
    ${n?I`<path class="cross" d="M290 200h20M300 190v20"></path>`:c}
    ${e?ws(t,e):c}
    <g class="scale">
      <path d="M20 380h${s.units}"></path>
      <text x="20" y="372">⁨${s.words}⁩</text>
    </g>
  </svg>`}function ys(t,e){return`M${e.map(([s,o])=>Re(t,R,{latitude:o,longitude:s})).map(({x:s,y:o})=>`${s.toFixed(1)} ${o.toFixed(1)}`).join("L")}Z`}function $s(t,e){let n=Vt([e]);if(!n)return c;let{x:s,y:o}=Re(t,R,{latitude:(n.south+n.north)/2,longitude:(n.west+n.east)/2});return s<0||o<0||s>R.width||o>R.height?c:I`<text class="name" x=${s} y=${o}>${e.name[w]??e.name[""]??Object.values(e.name)[0]??""}</text>`}function ws(t,e){let{x:n,y:s}=Re(t,R,e);return I`<path class="pin" transform="translate(${n} ${s})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${n} cy=${s-22} r="4"></circle>`}function vs(t){let n=Ze(t.centre.latitude),s=t.centre.longitude*n.longitude/t.metresPerUnit%100,o=-t.centre.latitude*n.latitude/t.metresPerUnit%100,r="";for(let a=-100-s;a<=R.width+100;a+=100)r+=`M${a.toFixed(1)} 0V${R.height}`;for(let a=-100-o;a<=R.height+100;a+=100)r+=`M0 ${a.toFixed(1)}H${R.width}`;return I`<path class="grid" d=${r}></path>`}function Ts(t){let e=120*t.metresPerUnit,n=10**Math.floor(Math.log10(e)),s=([5,2,1].find(r=>r*n<=e)??1)*n,o=s>=1e3?i("{n} km",{n:g(s/1e3)}):i("{n} m",{n:g(s)});return{units:s/t.metresPerUnit,words:o}}var ks={new:()=>i("New"),assigned:()=>i("Assigned"),"in progress":()=>i("In progress"),"waiting for citizen":()=>i("Waiting for the citizen"),"waiting for third party":()=>i("Waiting for others"),solved:()=>i("Solved"),closed:()=>i("Closed"),reopened:()=>i("Reopened"),duplicate:()=>i("Duplicate"),rejected:()=>i("Rejected")},xs={low:()=>i("Low"),normal:()=>i("Normal"),high:()=>i("High"),urgent:()=>i("Urgent")},Yt={voice:()=>i("Telephone"),email:()=>i("E-mail"),sms:()=>i("Text message"),web:()=>i("Web form"),open311:()=>i("App"),fax:()=>i("Fax"),desk:()=>i("At the desk")},As={overdue:()=>i("Overdue"),today:()=>i("Due today"),waiting:()=>i("Waiting"),unassigned:()=>i("Unassigned"),mine:()=>i("Mine"),department:()=>i("My department"),open:()=>i("All open"),all:()=>i("Everything")},Ss={status:()=>i("Status"),priority:()=>i("Priority"),category:()=>i("Subject area"),department:()=>i("Department"),owner:()=>i("Person"),due_at:()=>i("Due"),subject:()=>i("Subject"),description:()=>i("Description"),place:()=>i("Place"),latitude:()=>i("Latitude"),longitude:()=>i("Longitude"),citizen:()=>i("Citizen"),form:()=>i("Answers"),solved_at:()=>i("Solved at"),closed_at:()=>i("Closed at"),duplicate_of:()=>i("Duplicate of")},Me=(t,e)=>t[e]?.()??e,L=t=>Me(ks,t),F=t=>Me(xs,t),K=t=>Me(Yt,t),Gt=t=>As[t](),Pe=t=>Me(Ss,t),Qt=Object.keys(Yt);function E(t,e){return e===null?"–":de(t.departments[e]?.title,e)}function N(t,e){return e===null?"–":de(t.categories[e]?.title,e)}function v(t,e){return e===null||e===""?"–":e==="citizen"?i("The citizen"):e==="sla"?i("Due-time rules"):e.startsWith("team:")?t.teams[e.slice(5)]??e.slice(5):t.agents[e]??e}function Jt(t){let e=t<0,n=Math.max(1,Math.round(Math.abs(t)/60)),s=n<90?i("{n} min",{n:g(n)}):n<2880?i("{n} h",{n:g(Math.round(n/60))}):ee("{n} day","{n} days",Math.round(n/1440));return e?i("{time} late",{time:s}):i("in {time}",{time:s})}function Xt(t,e){return t===null?"":t<e?"bad":t<e+4*3600?"warn":""}var ne=["overdue","today","waiting","unassigned","mine","department","open","all"],Zt=["status","category","department","priority"],en=["owner","channel","text","box","opened_from","opened_until"];function pe(t,e="open"){let n=new URLSearchParams(t),s=n.get("view"),o={};for(let r of[...Zt,...en]){let a=n.getAll(r).filter(d=>d!=="");a.length&&(o[r]=a)}return{view:s!==null&&ne.includes(s)?s:e,filters:o,after:n.get("after")??"",open:/^\d{4,15}$/.test(n.get("case")??"")?n.get("case"):""}}function se(t){let e=Ce(t);return t.after&&e.set("after",t.after),t.open&&e.set("case",t.open),e.toString()}function Ce(t){let e=new URLSearchParams({view:t.view});for(let n of[...Zt,...en])for(let s of[...t.filters[n]??[]].sort())e.append(n,s);return e}function tn(t,e){let n=Ce(t);for(let[s,o]of[["opened_from",0],["opened_until",1]]){let r=n.get(s);if(!r)continue;let[a,d,u]=r.split("-").map(Number),p=new Date(a??0,(d??1)-1,(u??1)+o).getTime()/1e3;Number.isFinite(p)?n.set(s,String(p)):n.delete(s)}return n.set("limit",String(e)),t.after&&n.set("after",t.after),n}function nn(t,e,n){let s={...t.filters},o=n.filter(r=>r!=="");return o.length?s[e]=o:delete s[e],{...t,filters:s,after:""}}function on(t,e,n){let s=(a,d)=>t.go(nn(e.query,a,[d])),o=a=>e.query.filters[a]?.[0]??"",r=Object.keys(e.query.filters).length;return l`<div class="case-filters">
    <div class="row">
      <label class="grow"
        ><span class="unseen">${i("Search in cases")}</span>
        <input
          id="case-text"
          type="search"
          placeholder=${i("Reference, words, place…")}
          .value=${o("text")}
          @change=${a=>s("text",a.target.value.trim())}
      /></label>
      ${Rs(t,e)}
    </div>
    <details ?open=${r>0}>
      <summary>${r?i("Filters ({n})",{n:r}):i("Filters")}</summary>
      <div class="grid">
        ${T(i("Status"),o("status"),n.statuses.map(a=>[a,L(a)]),a=>s("status",a))}
        ${T(i("Subject area"),o("category"),Object.keys(n.categories).map(a=>[a,N(n,a)]),a=>s("category",a))}
        ${T(i("Department"),o("department"),Object.keys(n.departments).filter(a=>n.departments[a]?.seen).map(a=>[a,E(n,a)]),a=>s("department",a))}
        ${T(i("Person"),o("owner"),Object.keys(n.agents).map(a=>[a,v(n,a)]),a=>s("owner",a))}
        ${T(i("Priority"),o("priority"),n.priorities.map(a=>[a,F(a)]),a=>s("priority",a))}
        ${T(i("Channel"),o("channel"),Qt.map(a=>[a,K(a)]),a=>s("channel",a))}
        ${sn(i("Opened from"),o("opened_from"),a=>s("opened_from",a))}
        ${sn(i("Opened until"),o("opened_until"),a=>s("opened_until",a))}
        ${_s(o("box"),a=>s("box",a))}
      </div>
      ${r?l`<button class="quiet" @click=${()=>t.go({...e.query,filters:{},after:""})}>
              ${i("Without filters")}
            </button>`:c}
    </details>
  </div>`}function T(t,e,n,s,o=i("any")){return l`<label
    >${t}
    <select @change=${r=>s(r.target.value)}>
      <option value="" ?selected=${e===""}>${o}</option>
      ${n.map(([r,a])=>l`<option value=${r??""} ?selected=${e===r}>${a}</option>`)}
    </select></label
  >`}function sn(t,e,n){return l`<label
    >${t}
    <input type="date" .value=${e} @change=${s=>n(s.target.value)}
  /></label>`}function _s(t,e){return l`<label
    >${i("Place box: south, west, north, east")}
    <input
      dir="ltr"
      placeholder="23.5,58.3,23.7,58.6"
      .value=${t}
      @change=${n=>e(n.target.value.replace(/\s/g,""))}
  /></label>`}function Rs(t,e){let n=s=>{let o=s.target,r=e.saved[Number(o.value)];o.value="",r&&t.go({...pe(r.query),open:e.query.open})};return l` ${e.saved.length?l`<label
            ><span class="unseen">${i("Saved filters")}</span
            ><select @change=${n}>
              <option value="">${i("Saved filters")}</option>
              ${e.saved.map((s,o)=>l`<option value=${o}>${s.name}</option>`)}
            </select></label
          >`:c}
    <details class="saving">
      <summary class="button plain">${i("Save…")}</summary>
      <form
        class="card"
        @submit=${s=>{s.preventDefault();let o=s.target;t.save(new FormData(o).get("name").trim()),o.closest("details")?.removeAttribute("open")}}>
        <label>${i("Name of these filters")}<input name="name" required maxlength="60" /></label>
        <button>${i("Save")}</button>
        ${e.saved.map(s=>l`<div class="row between">
              <bdi>${s.name}</bdi>
              <button
                type="button"
                class="quiet"
                @click=${()=>{t.forget(s.name)}}
                aria-label=${i("Forget {name}",{name:s.name})}>
                ✕
              </button>
            </div>`)}
      </form>
    </details>`}var et={kind:null,values:{},told:[],stage:"choose",busy:!1},Le=class{constructor(e,n){this.list=e;this.options=n}list;options;store=new C(et);begin(e){this.store.set({...et,kind:e,values:e==="priority"?{priority:"high"}:{}})}end(){let e=this.store.state.stage==="done";this.store.set(et),e&&(this.list.untick(),this.list.load(!0))}wish(){let{kind:e,values:n}=this.store.state;return e==="assign"?{type:e,department:n.department||null,owner:n.owner||null}:e==="priority"?{type:e,priority:n.priority}:e==="category"?{type:e,category:n.category||null}:{type:"note",text:n.text??"",language:w,public:n.public==="yes"}}async look(){await this.#n("/desk/api/bulk/preview",{cases:this.#t(),wish:this.wish()},"looked")}async do(){let e=new Set(this.store.state.told.filter(o=>o.result==="changed").map(o=>o.reference)),n=this.store.state.told.filter(o=>o.result!=="changed"),s=this.#t().filter(o=>e.has(o.reference));await this.#n("/desk/api/bulk",{cases:s,wish:this.wish()},"done",n)}async undo(){let e=this.store.state.told.filter(n=>n.result==="changed"&&n.version!==null).map(({reference:n,version:s,before:o})=>({reference:n,version:s,before:o}));await this.#n("/desk/api/bulk/undo",{cases:e,wish:this.wish()},"done")&&te(this.#e(e)),this.end()}#e(e){let n=this.store.state.kind==="assign"?e.filter(s=>s.before?.status==="new").length:0;return n?ee("It is as it was, but {n} case that was new stays assigned.","It is as it was, but {n} cases that were new stay assigned.",n):i("It is as it was.")}#t(){return[...this.list.store.state.ticked].map(([e,n])=>({reference:e,version:n}))}async#n(e,n,s,o=[]){this.store.set({busy:!0});let r=await z(()=>b.post(e,n));return this.store.set(r?{busy:!1,told:[...r.body,...o],stage:s}:{busy:!1}),r!==void 0}};function rn(t,e){if(!e)return c;let n=o=>t.options.actions.includes(o),s=(o,r,a)=>n(a)?l`<button class="plain" @click=${()=>t.begin(o)}>${r}</button>`:c;return l`<div class="bulk-bar row" role="region" aria-label=${i("Ticked cases")}>
    <strong>${ee("{n} case ticked","{n} cases ticked",e)}</strong>
    ${s("assign",i("Assign…"),"assign")} ${s("priority",i("Priority…"),"prioritise")}
    ${s("category",i("Subject area…"),"categorise")} ${s("note",i("Note…"),"note")}
    <button class="quiet" @click=${()=>t.list.untick()}>${i("Untick all")}</button>
  </div>`}function an(t){let e=t.store.state;if(e.kind===null)return c;let n=o=>{let r=o;queueMicrotask(()=>r?.isConnected&&!r.open&&r.showModal())},s={assign:i("Assign cases"),priority:i("Priority of cases"),category:i("Subject area of cases"),note:i("A note for cases")};return l`<dialog ${ue(n)} aria-labelledby="bulk-title" class="bulk" @cancel=${()=>t.end()}>
    <form
      class="stack"
      @submit=${o=>{o.preventDefault(),e.stage==="choose"?t.look():t.do()}}>
      <h2 id="bulk-title">${s[e.kind]}</h2>
      ${e.stage==="choose"?Es(t,e):Ms(e)}
      <div class="row">${Ps(t,e)}</div>
    </form>
  </dialog>`}function Es(t,e){let{options:n}=t,s=r=>a=>t.store.set({values:{...t.store.state.values,[r]:a}}),o=r=>e.values[r]??"";return e.kind==="assign"?l` ${T(i("Department"),o("department"),Object.keys(n.departments).map(r=>[r,E(n,r)]),s("department"),i("nobody yet"))}
    ${T(i("Person"),o("owner"),Object.keys(n.agents).map(r=>[r,v(n,r)]),s("owner"),i("nobody in particular"))}`:e.kind==="priority"?T(i("Priority"),o("priority"),n.priorities.map(r=>[r,F(r)]),s("priority")):e.kind==="category"?T(i("Subject area"),o("category"),Object.keys(n.categories).map(r=>[r,N(n,r)]),s("category")):l`<label
      >${i("Note")}<textarea
        required
        rows="4"
        maxlength="2000"
        .value=${o("text")}
        @input=${r=>s("text")(r.target.value)}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${o("public")==="yes"}
        @change=${r=>s("public")(r.target.checked?"yes":"")} />
      ${i("The citizens may read it")}</label
    >`}function Ms(t){let e=o=>t.told.filter(r=>r.result===o).length,n=t.told.filter(o=>o.result==="refused"||o.result==="stale"),s=t.stage==="looked"?i("{n} of {all} will change.",{n:g(e("changed")),all:g(t.told.length)}):i("{n} of {all} changed.",{n:g(e("changed")),all:g(t.told.length)});return l`<p role="status">
      ${s}
      ${e("unchanged")?ee("{n} is like that already.","{n} are like that already.",e("unchanged")):c}
    </p>
    ${n.length?l`<ul class="told">
            ${n.map(o=>l`<li>
                  <span class="number">${o.reference}</span>
                  <span dir="auto"
                    >${o.result==="stale"?i("somebody changed it meanwhile"):_e({status:0,code:o.code,detail:o.why,retryAfter:null})}</span
                  >
                </li>`)}
          </ul>`:c}`}function Ps(t,e){let n=e.told.some(s=>s.result==="changed");return e.stage==="done"?l`<button type="button" @click=${()=>t.end()}>${i("Done")}</button> ${n&&e.kind!=="note"?l`<button type="button" class="plain" ?disabled=${e.busy} @click=${()=>{t.undo()}}>
              ${i("Undo")}
            </button>`:c}`:l`${e.stage==="choose"?l`<button ?disabled=${e.busy}>${i("Look first")}</button>`:l`<button ?disabled=${e.busy||!n}>${i("Change them")}</button>`} <button type="button" class="plain" @click=${()=>t.end()}>${i("Cancel")}</button>`}var ln=()=>({note:"",public:!1,language:w,department:null,owner:null,due:""}),Ne=class{store=new C({reference:"",whole:null,etag:null,draft:ln(),busy:!1,trouble:"",conflict:"",newer:null});changed=()=>{};get state(){return this.store.state}async open(e){if(e===this.state.reference)return;this.#o();let n=this.#s(e);this.store.set({reference:e,whole:null,etag:null,draft:n,trouble:"",conflict:"",newer:null}),e&&await this.read()}async read(){let{reference:e}=this.state;try{let{body:n,etag:s}=await b.get(this.#t());e===this.state.reference&&this.store.set({whole:n,etag:s,newer:null,trouble:""})}catch(n){e===this.state.reference&&this.store.set({trouble:W(n)})}}type(e){this.store.set({draft:{...this.state.draft,...e}}),this.#o()}heard(e,n){!this.state.whole||e<=this.state.whole.case.version||this.state.busy||(this.#n()?this.store.set({newer:{by:n,version:e}}):this.read())}patch(e){return this.#e(()=>b.patch(this.#t(),e,{version:this.state.etag??void 0}))}async note(){let{note:e,language:n,public:s}=this.state.draft,o={text:e,language:n,public:s};await this.#e(()=>b.post(`${this.#t()}/notes`,o))&&this.type({note:"",public:!1})}link(e,n){return this.#e(()=>b.post(`${this.#t()}/links`,{other:e,how:n}))}unlink(e,n){return this.#e(()=>b.delete(`${this.#t()}/links?${new URLSearchParams({other:e,how:n})}`))}addFile(e,n){let s=new FormData;return s.append("file",e),s.append("public",String(n)),this.#e(()=>b.post(`${this.#t()}/files`,s))}async#e(e){this.store.set({busy:!0,conflict:""});try{let{body:n,etag:s}=await e();return this.store.set({whole:n,etag:s,busy:!1,newer:null}),this.changed(),!0}catch(n){return this.store.set({busy:!1}),n instanceof k&&n.status===412?(this.store.set({conflict:n.detail}),await this.read()):te(W(n),"trouble"),!1}}#t(){return`/desk/api/cases/${this.state.reference}`}#n(){return this.state.draft.note!==""||this.state.draft.department!==null||this.state.draft.owner!==null}#o(){let{reference:e,draft:n}=this.state;e&&(n.note?sessionStorage.setItem(`case-note-${e}`,n.note):sessionStorage.removeItem(`case-note-${e}`))}#s(e){return{...ln(),note:sessionStorage.getItem(`case-note-${e}`)??""}}};var cn={"first response":()=>i("First reply"),update:()=>i("Next reply"),solution:()=>i("Solution")},Cs={runs:()=>i("runs"),paused:()=>i("pauses"),stopped:()=>i("done"),none:()=>"–"},un={related:()=>i("has to do with"),"part of":()=>i("is a part of"),"duplicate of":()=>i("is a duplicate of")};function dn(t){let e=t.clocks.filter(n=>n.limit!==null);return e.length?l`<section class="card">
    <h2>${i("Due times")}</h2>
    ${e.map(n=>l`<div class="clock ${n.overdue?"late":n.state}">
          <div class="row between">
            <span>${cn[n.sla]?.()??n.sla}</span>
            <span class="tag ${n.overdue?"bad":n.state==="paused"?"warn":""}"
              >${n.overdue?i("overdue"):Cs[n.state]()}</span
            >
          </div>
          <progress
            max="1"
            value=${Math.min(1,n.used/(n.limit||1))}
            aria-label=${i("{name}: time used",{name:cn[n.sla]?.()??n.sla})}></progress>
          <div class="small soft">
            ${i("{used} of {limit} open hours",{used:g(n.used/3600,1),limit:g((n.limit??0)/3600,1)})}
            ${n.due_at!==null?l`· ${M(n.due_at)}`:c}
          </div>
        </div>`)}
  </section>`:c}function hn(t,e){if(!e.links.length&&!e.similar.length)return c;let n=new Set(e.links.map(r=>r.other)),s=e.similar.filter(r=>!n.has(r.reference)),o=r=>e.ways.actions.includes(r);return l`<section class="card">
    <h2>${i("Other cases")}</h2>
    ${e.links.length?l`<ul class="ties">
            ${e.links.map(r=>l`<li>
                  ${r.incoming&&r.how!=="related"?l`<a href="?case=${r.other}" class="number">${r.other}</a> ${un[r.how]?.()} ${i("this one")}`:l`${un[r.how]?.()} <a href="?case=${r.other}" class="number">${r.other}</a>`}
                  ${o("link")&&r.how!=="duplicate of"?l`<button
                          class="quiet"
                          aria-label=${i("Remove the link to {reference}",{reference:r.other})}
                          @click=${()=>{t.unlink(r.other,r.how)}}>
                          ✕
                        </button>`:c}
                </li>`)}
          </ul>`:c}
    ${s.length?l`<h3>${i("Possibly the same")}</h3>
            <ul class="ties">
              ${s.map(r=>l`<li>
                    <a href="?case=${r.reference}" class="number">${r.reference}</a> <bdi>${r.subject}</bdi>
                    <div class="small soft">
                      ${L(r.status)} ·
                      ${M(r.opened_at)}${r.metres===null?c:l` · ${i("{n} m away",{n:g(r.metres)})}`}
                    </div>
                    <div class="row">
                      ${o("merge duplicates")?l`<button class="plain" @click=${()=>{t.link(r.reference,"duplicate of")}}>
                              ${i("It is a duplicate of that")}
                            </button>`:c}
                      ${o("link")?l`<button class="quiet" @click=${()=>{t.link(r.reference,"related")}}>${i("Link")}</button>`:c}
                    </div>
                  </li>`)}
            </ul>`:c}
  </section>`}function pn(t,e){let n=s=>{let o=e.counts[s];return o===void 0?"":o>=e.most?`${g(e.most-1)}+`:g(o)};return l`<nav class="case-tabs" aria-label=${i("Lists")}>
    ${ne.map(s=>l`<button
          class=${Q({plain:!0,late:s==="overdue"&&!!e.counts.overdue})}
          aria-current=${e.query.view===s?"true":c}
          @click=${()=>t.go({...e.query,view:s,after:""})}>
          ${Gt(s)} <span class="count number">${n(s)}</span>
        </button>`)}
  </nav>`}function mn(t,e,n){if(e.trouble)return l`<p class="trouble" role="alert">
      ${e.trouble} <button class="plain" @click=${()=>{t.load()}}>${i("Try again")}</button>
    </p>`;if(!e.rows.length)return l`<p class="empty soft" role="status">${e.loading?i("Loading…"):Ls(e)}</p>`;let s=e.rows.every(o=>e.ticked.has(o.reference));return l`<div
    class="scroll case-rows"
    tabindex="0"
    role="region"
    aria-label=${i("Cases of the list")}
    aria-busy=${e.loading}>
    <table>
      <thead>
        <tr>
          <th class="tick">
            <input
              type="checkbox"
              aria-label=${i("Select all on this page")}
              .checked=${s}
              @change=${o=>t.tickAll(o.target.checked)} />
          </th>
          <th>${i("Case")}</th>
          <th>${i("Status")}</th>
          <th>${i("Due")}</th>
          <th class="wide">${i("With")}</th>
        </tr>
      </thead>
      <tbody>
        ${ze(e.rows,o=>o.reference,(o,r)=>Ns(t,e,n,o,r))}
      </tbody>
    </table>
  </div>`}function Ls(t){return t.next?i("Nothing found so far: look further."):Object.keys(t.query.filters).length?i("No case fits these filters."):i("Nothing here. Well done.")}function Ns(t,e,n,s,o){let r=e.query.open===s.reference;return l`<tr
    class=${Q({chosen:r,at:e.at===o})}
    @click=${a=>{a.target.closest("a, input")||(t.store.set({at:o}),t.open(s.reference))}}>
    <td class="tick">
      <input
        type="checkbox"
        aria-label=${i("Select {reference}",{reference:s.reference})}
        .checked=${e.ticked.has(s.reference)}
        @change=${a=>t.tick(s,a.target.checked)} />
    </td>
    <td>
      <a
        class="subject"
        href="?case=${s.reference}"
        aria-current=${r?"true":c}
        @click=${a=>{a.ctrlKey||a.metaKey||a.button||(a.preventDefault(),t.store.set({at:o}),t.open(s.reference))}}
        ><bdi>${s.subject}</bdi></a
      >
      <div class="small soft under">
        <span class="number">${s.reference}</span> · ${N(n,s.category)}
        ${s.place?l`· <bdi>${s.place}</bdi>`:c}
      </div>
    </td>
    <td>${tt(s.status)} ${nt(s.priority)}</td>
    <td>${Os(s,e.now)}</td>
    <td class="wide small">
      ${E(n,s.department)}
      ${s.owner?l`<div class="soft">${v(n,s.owner)}</div>`:c}
    </td>
  </tr>`}function tt(t){let e=["solved","closed","duplicate","rejected"].includes(t);return l`<span class=${Q({tag:!0,good:e,warn:t==="reopened"})}
    >${L(t)}</span
  >`}function nt(t){return t==="normal"?c:l`<span class=${Q({tag:!0,bad:t==="urgent",warn:t==="high"})}
    >${F(t)}</span
  >`}function Os(t,e){return t.due_at===null||["solved","closed","duplicate","rejected"].includes(t.status)?c:l`<time class="due ${Xt(t.due_at,e)}" title=${M(t.due_at)}
    >${Jt(t.due_at-e)}</time
  >`}function fn(t,e){return l`<div class="row between pager">
    <button class="plain" ?disabled=${!e.before.length} @click=${()=>t.pageBefore()}>
      ${i("Previous page")}
    </button>
    <span class="soft small">${i("Page {n}",{n:g(e.before.length+1)})}</span>
    <button class="plain" ?disabled=${!e.next} @click=${()=>t.nextPage()}>${i("Next page")}</button>
  </div>`}var Ds=/(\w+) is (.*?) now, by ([^;]*?)(?=; \w+ is |\. Look at it again\.?$)/gs;function gn(t){return[...t.replace(/^.*? was changed meanwhile \(.*?\): /s,"").matchAll(Ds)].map(([,n="",s="",o=""])=>({field:n,now:Is(s),by:o}))}function Is(t){return t==="None"?null:/^\d+(\.\d+)?$/.test(t)?Number(t):t}var Hs={opened:"✚",note:"✎",changed:"⇄",contact:"✉",call:"✆",file:"▤"};function bn(t,e){return l`<ol class="timeline">
    ${[...t.timeline].reverse().map(n=>l`<li class="step ${n.kind} ${n.public?"public":""}">
          <span class="icon" aria-hidden="true">${Hs[n.kind]}</span>
          <div>
            <div class="small soft">
              <bdi>${Ws(n,e)}</bdi> ·
              <time>${M(n.at)}</time>
              ${n.public?l`<span class="tag good">${i("the citizen reads it")}</span>`:c}
            </div>
            ${Fs(n,t,e)}
          </div>
        </li>`)}
  </ol>`}function Ws(t,e){if(t.kind==="opened")return i("Opened · {channel}",{channel:K(t.channel)});if(t.kind==="contact"){let n=K(t.channel);return t.direction==="in"?i("{channel} from the citizen",{channel:n}):i("{channel} to the citizen",{channel:n})}return t.kind==="call"?i("Call · {who}",{who:v(e,t.by)}):v(e,t.by)}function Fs(t,e,n){return t.kind==="changed"?l`<ul class="changes">
      ${t.changes.map(([s,o,r])=>qs(s,o,r,n))}
    </ul>`:t.kind==="file"&&t.file?js(t.file,e):t.kind==="call"?t.seconds?l`<span>${i("Talked {time}",{time:Pt(t.seconds)})}</span>`:c:t.text?l`<p class="words" dir="auto">${t.text}</p>`:c}function qs(t,e,n,s){return l`<li>
    ${Pe(t)}: ${e===null||e===""?c:l`<del>${Oe(t,e,s)}</del>`}
    <span aria-hidden="true">→</span> <ins>${Oe(t,n,s)}</ins>
  </li>`}function Oe(t,e,n){return e===null||e===""?"–":t==="status"?L(String(e)):t==="priority"?F(String(e)):t==="category"?N(n,String(e)):t==="department"?E(n,String(e)):t==="owner"?v(n,String(e)):t.endsWith("_at")&&typeof e=="number"?M(e):typeof e=="object"?JSON.stringify(e):String(e)}function js([t,e,n,s],o){let r=`/desk/api/cases/${o.case.reference}`,a=i("{n} KB",{n:g(Math.max(1,Math.round(s/1e3)))});return l`<a class="file" href="${r}/files/${t}" download>
    ${n.startsWith("image/")?l`<img src="${r}/pictures/${t}" alt="" loading="lazy" />`:c}
    <span><bdi>${e}</bdi> <span class="soft small">${a}</span></span></a
  >`}function yn(t,e,n,s){let o=l`<button class="quiet back" @click=${s} aria-label=${i("Close the case")}>✕</button>`;if(e.trouble)return l`<div class="row between">
      <p class="trouble" role="alert">${e.trouble}</p>
      ${o}
    </div>`;if(!e.whole)return l`<p class="soft" role="status">${i("Loading…")}</p>`;let{whole:r}=e,a=r.case;return l` <header class="case-head">
      <div class="row between"><span class="number soft">${a.reference}</span>${o}</div>
      <h1><bdi>${a.subject}</bdi></h1>
      <div class="row small">
        ${tt(a.status)} ${nt(a.priority)}
        <span class="soft"
          >${N(n,a.category)} · ${K(a.channel)} · ${M(a.opened_at)}</span
        >
      </div>
    </header>
    ${Bs(t,e,n)} ${Us(t,e,n)}
    <div class="case-columns">
      <div class="stack">
        ${Vs(t,e)}
        <h2>${i("What happened")}</h2>
        ${bn(r,n)}
      </div>
      <aside class="stack">
        ${Ys(t,e,n)} ${dn(r)} ${Gs(r)} ${hn(t,r)}
        ${Qs(t,e)}
      </aside>
    </div>`}function Bs(t,e,n){return e.conflict?l`<div class="trouble" role="alert">
      <strong>${i("Somebody else was quicker; your change was not written.")}</strong>
      <ul>
        ${gn(e.conflict).map(({field:s,now:o,by:r})=>l`<li>
              ${Pe(s)}: <bdi>${Oe(s,o,n)}</bdi> · <bdi>${v(n,r)}</bdi>
            </li>`)}
      </ul>
      <p>${i("You see the case as it is now. What you typed is still there.")}</p>
      <button class="plain" @click=${()=>t.store.set({conflict:""})}>${i("Understood")}</button>
    </div>`:e.newer?l`<div class="notice good" role="status">
    ${i("{who} changed this case just now.",{who:v(n,e.newer.by)})}
    <button class="plain" @click=${()=>{t.read()}}>${i("Show the changes")}</button>
  </div>`:c}function Us(t,e,n){let s=e.whole;if(!s.ways.statuses.length)return c;let o=["in progress","solved","reopened"],r=a=>{let d=a==="closed"&&s.ways.closing_needs_word;d&&!confirm(i("The citizen has not heard of it. Close because nobody can be reached?"))||t.patch(d?{status:a,unreachable:d}:{status:a})};return l`<div class="row ways" role="group" aria-label=${i("Becomes")}>
    ${s.ways.statuses.map(a=>l`<button
          class=${a==="solved"?"good":o.includes(a)?"":"plain"}
          ?disabled=${e.busy}
          @click=${()=>r(a)}>
          ${L(a)}
        </button>`)}
  </div>`}function Vs(t,e){let{draft:n,whole:s}=e;return s?.ways.actions.includes("note")?l`<form
    class="card note-form"
    @submit=${o=>{o.preventDefault(),t.note()}}>
    <label
      >${i("Note")}<textarea
        rows="3"
        maxlength="2000"
        required
        dir="auto"
        .value=${n.note}
        @input=${o=>t.type({note:o.target.value})}></textarea>
    </label>
    <div class="row">
      <label class="row"
        ><input
          type="checkbox"
          .checked=${n.public}
          @change=${o=>t.type({public:o.target.checked})} />
        ${i("The citizen can read it")}</label
      >
      ${n.public?T(i("Language"),n.language,[["ar","العربية"],["en","English"]],o=>t.type({language:o||"ar"}),"–"):c}
      <span class="grow"></span>
      <button ?disabled=${e.busy}>${n.public?i("Send to the citizen"):i("Save the note")}</button>
    </div>
    ${n.public&&n.note?zs(s,n.note,n.language):c}
  </form>`:c}function zs(t,e,n){return l`<figure class="preview">
    <figcaption class="small soft">${i("The citizen reads this, and hears it at 1111:")}</figcaption>
    <blockquote lang=${n} dir="auto"><span class="number">${t.case.reference}</span> · ${e}</blockquote>
    ${n!==t.case.language?l`<p class="small warn-text">
            ${i("The citizen's language is {language}.",{language:de({ar:"العربية",en:"English"},t.case.language)===""?t.case.language:Ks(t.case.language)})}
          </p>`:c}
  </figure>`}var Ks=t=>({ar:"العربية",en:"English"})[t]??t;function Ys(t,e,n){let{whole:s,draft:o}=e,r=s.case;if(!s.ways.actions.includes("assign"))return l`<section class="card">
      <h2>${i("Who looks after it")}</h2>
      <p>${E(n,r.department)} · ${v(n,r.owner)}</p>
    </section>`;let d=o.department??r.department??"",u=o.owner??r.owner??"",p=d!==(r.department??"")||u!==(r.owner??""),y=async()=>{await t.patch({department:d||null,owner:u||null})&&t.type({department:null,owner:null})};return l`<section class="card">
    <h2>${i("Who looks after it")}</h2>
    ${T(i("Department"),d,Object.keys(n.departments).map(h=>[h,E(n,h)]),h=>t.type({department:h}),i("nobody yet"))}
    ${T(i("Person"),u,Object.keys(n.agents).map(h=>[h,v(n,h)]),h=>t.type({owner:h}),i("nobody in particular"))}
    <div class="row">
      ${p?l`<button ?disabled=${e.busy} @click=${()=>{y()}}>${i("Assign")}</button>`:c}
      ${n.agent&&u!==n.agent?l`<button class="plain" @click=${()=>{t.patch({owner:n.agent})}}>
              ${i("I take it")}
            </button>`:c}
    </div>
  </section>`}function Gs(t){let{place:e,latitude:n,longitude:s}=t.case;if(!e&&n===null)return c;let o=n!==null&&s!==null?{latitude:n,longitude:s}:null;return l`<section class="card">
    <h2>${i("Place")}</h2>
    ${e?l`<p dir="auto">${e}</p>`:c}
    ${o?l`${Kt({point:o})}
            <p class="small soft number" dir="ltr">${g(o.latitude,5)}, ${g(o.longitude,5)}</p>`:c}
  </section>`}function Qs(t,e){return e.whole?.ways.actions.includes("file")?l`<section class="card">
    <h2>${i("Add a file")}</h2>
    <label class="button plain pick"
      >${e.busy?i("Saving…"):i("Choose a file")}<input
        class="unseen"
        type="file"
        ?disabled=${e.busy}
        @change=${n=>{let s=n.target,[o]=s.files??[];o&&t.addFile(o,!1).then(()=>s.value="")}}
    /></label>
  </section>`:c}var $n="hotline_letters";function De(t=document.cookie){return!t.split("; ").includes(`${$n}=off`)}function wn(t){document.cookie=`${$n}=${t?"on":"off"}; path=/; max-age=31536000; samesite=lax`}function vn(t,e,n){return t.ctrlKey||t.metaKey?!1:t.altKey||n&&!e}function Tn(t){return t.altKey?t.code==="Slash":t.key==="?"||t.key==="؟"}function kn(t){return!!t?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")}var xn=t=>t.store.state.rows[t.store.state.at],An=[{letter:"J",words:()=>i("Next case"),does:t=>t.move(1)},{letter:"K",words:()=>i("Previous case"),does:t=>t.move(-1)},{letter:"O",always:"Enter",words:()=>i("Open the case"),does:Sn},{letter:"X",words:()=>i("Tick the case, or not"),does:Js},{letter:"N",words:()=>i("Next page"),does:t=>t.nextPage()},{letter:"P",words:()=>i("Previous page"),does:t=>t.pageBefore()},{letter:"S",alone:"/",words:()=>i("To the search"),does:Xs}];function Sn(t){let e=xn(t);e&&t.open(e.reference)}function Js(t){let e=xn(t);e&&t.tick(e,!t.store.state.ticked.has(e.reference))}function Xs(){document.querySelector("#case-text")?.focus()}function _n(){let t=ne.length;return[...An.map(({letter:e,always:n,alone:s,words:o})=>({always:[`Alt+${e}`,...n?[n]:[]],alone:[e,...s?[s]:[]],words:o()})),{always:[`Alt+1–${t}`],alone:[`1–${t}`],words:i("The lists, in their order")},{always:["Esc"],words:i("Back to the list")}]}function Rn(t,e,n){window.addEventListener("keydown",s=>{if(document.querySelector("dialog[open]"))return;let o=Zs(s,t,e,n);o&&(s.preventDefault(),o())})}function Zs(t,e,n,s){let o=kn(t.target);if(o&&!t.altKey)return null;if(t.key==="Escape")return n;if(t.key==="Enter")return t.target===document.body?()=>Sn(e):null;if(!vn(t,o,De()))return null;if(Tn(t))return s;let r=ne[Number(/^Digit([1-9])$/.exec(t.code)?.[1]??0)-1];if(r)return()=>e.go({...e.query,view:r,after:""});let a=An.find(d=>t.code===`Key${d.letter}`||d.alone&&t.key===d.alone);return a?()=>a.does(e):null}var eo=50,Ie=class{store;#e=0;constructor(e){this.store=new C({query:pe(location.search,e),rows:[],next:"",before:[],loading:!0,trouble:"",counts:{},most:0,saved:[],ticked:new Map,at:0,now:Date.now()/1e3}),window.addEventListener("popstate",()=>{let n=pe(location.search,e),s=se({...n,open:""})===se({...this.query,open:""});this.store.set({query:n}),s||this.load()})}get query(){return this.store.state.query}go(e,n=[]){let s=se({...e,open:""})===se({...this.query,open:""});history.pushState(null,"",`?${se(e)}`),this.store.set(s?{query:e}:{query:e,before:n,at:0}),s||this.load()}nextPage(){let{next:e,before:n,query:s}=this.store.state;e&&this.go({...s,after:e},[...n,s.after])}pageBefore(){let{before:e,query:n}=this.store.state,s=e.at(-1);s!==void 0&&this.go({...n,after:s},e.slice(0,-1))}async load(e=!1){let n=++this.#e;e||this.store.set({loading:!0,trouble:""});try{let{body:s}=await b.get(`/desk/api/cases?${tn(this.query,eo)}`);if(n!==this.#e)return;let o=s.next?s.next.filter(r=>r!==null).join(","):"";this.store.set({rows:s.cases,next:o,loading:!1,trouble:"",now:Date.now()/1e3})}catch(s){n===this.#e&&this.store.set({loading:!1,trouble:W(s)})}this.loadCounts()}async loadCounts(){let e=await z(()=>b.get("/desk/api/cases/counts"));e&&this.store.set({counts:e.body.counts,most:e.body.most})}async loadSaved(){let e=await z(()=>b.get("/desk/api/case-filters"));e&&this.store.set({saved:e.body})}async save(e){let n={name:e,query:Ce(this.query).toString()},s=await z(()=>b.put("/desk/api/case-filters",n));s&&this.store.set({saved:s.body})}async forget(e){let n=`/desk/api/case-filters?name=${encodeURIComponent(e)}`,s=await z(()=>b.delete(n));s&&this.store.set({saved:s.body})}tick(e,n){let s=new Map(this.store.state.ticked);n?s.set(e.reference,e.version):s.delete(e.reference),this.store.set({ticked:s})}tickAll(e){let n=new Map(this.store.state.ticked);for(let s of this.store.state.rows)e?n.set(s.reference,s.version):n.delete(s.reference);this.store.set({ticked:n})}untick(){this.store.set({ticked:new Map})}open(e){this.go({...this.query,open:e})}move(e){let{at:n,rows:s}=this.store.state;n+e>=s.length?this.nextPage():n+e<0?this.pageBefore():this.store.set({at:n+e})}};function En(t,e,n){let s=De(),o=[...t,{always:["Alt+/"],alone:["?"],words:i("This list")}],r=a=>{wn(a.target.checked),n()};return l`<dialog class="help" aria-labelledby="help-title" ${ue(to)} @close=${e}>
    <form method="dialog">
      <div class="row between">
        <h2 id="help-title">${i("Keyboard")}</h2>
        <button class="plain">${i("Close")}</button>
      </div>
    </form>
    <label class="row inline"
      ><input type="checkbox" .checked=${s} @change=${r} />
      ${i("Keys work without Alt too, except while you type")}</label
    >
    <table>
      <tbody>
        ${o.map(a=>{let d=[...s?a.alone??[]:[],...a.always];return l`<tr>
            <th scope="row">${d.map(u=>l`<kbd>${u}</kbd> `)}</th>
            <td>${a.words}</td>
          </tr>`})}
      </tbody>
    </table>
  </dialog>`}function to(t){let e=t;e&&!e.open&&queueMicrotask(()=>e.isConnected&&!e.open&&e.showModal())}var no=1500;await Ut(t=>{so(t)});async function so(t){let e=await Je(async()=>(await b.get("/desk/api/cases/options")).body);if(!e)return;let n=new Ie(t.roles.includes("department")?"department":"open"),s=new Ne,o=new Le(n,e),r=()=>n.go({...n.query,open:""}),a=new C({shown:!1}),d=()=>io(t,e,n,s,o,r,a);for(let u of[n.store,s.store,o.store,a])u.listen(d);n.store.listen(u=>{s.open(u.query.open)}),s.changed=()=>{n.load(!0)},Rn(n,r,()=>a.set({shown:!0})),oo(n,s),zt().then(d),await Promise.all([n.load(),n.loadSaved()])}function oo(t,e){let n=new Ae(["cases"]),s=0;n.listen((o,r)=>{if(o!=="cases"||r===null)return;let a=n.table("cases").get(r);a&&r===e.state.reference&&e.heard(Number(a.version),String(a.by)),s||=window.setTimeout(()=>{s=0,t.load(!0)},no)})}function io(t,e,n,s,o,r,a){let d=n.store.state,u=p=>()=>a.set({shown:p});G(l`${Xe(t)}
      <main id="content" class="cases ${d.query.open?"with-case":""}">
        <section class="case-list" aria-label=${i("List of cases")}>
          <h1 class="unseen">${i("Cases")}</h1>
          ${pn(n,d)} ${on(n,d,e)} ${rn(o,d.ticked.size)}
          ${mn(n,d,e)} ${fn(n,d)}
          <p class="keys">
            <button class="quiet small" @click=${u(!0)}><kbd>?</kbd> ${i("Keyboard")}</button>
          </p>
        </section>
        <section class="case-one" aria-label=${i("The open case")}>
          ${d.query.open?yn(s,s.state,e,r):l`<p class="empty soft">${i("Choose a case from the list.")}</p>`}
        </section>
      </main>
      ${an(o)??c} ${a.state.shown?En(_n(),u(!1),u(!0)):c}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
