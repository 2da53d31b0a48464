var N=class extends Error{constructor(t,n,i,r=null,a=null){super(i||n);this.status=t;this.title=n;this.detail=i;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter},Ye=new Set,Ke=!0;function Je(s){Ye.add(s)}function Ot(s,e){if(e.startsWith("/desk/api/sign-in")||s>=400&&s!==401)return;let t=s!==401;if(t!==Ke){Ke=t;for(let n of Ye)n(t)}}function Ht(){let s=document.cookie.split("; ").find(e=>e.startsWith("hotline_csrf="));return s?decodeURIComponent(s.slice(13)):""}async function Dt(s){let e=await s.text(),t=Number.parseInt(s.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(e);return new N(s.status,n.title??s.statusText,n.detail??"",n,t)}catch{return new N(s.status,s.statusText,e.slice(0,200),null,t)}}async function ee(s,e,t,n={}){let i={Accept:"application/json","X-CSRF-Token":Ht()},r=t instanceof FormData||t instanceof Blob;t!==void 0&&!r&&(i["Content-Type"]="application/json"),n.version&&(i["If-Match"]=n.version),n.once&&(i["Idempotency-Key"]=n.once);let a;try{a=await fetch(e,{method:s,headers:i,body:t===void 0?null:r?t:JSON.stringify(t),credentials:"same-origin",signal:n.signal??null})}catch(l){throw l instanceof DOMException&&l.name==="AbortError"?l:new N(0,"Unreachable","")}if(Ot(a.status,e),!a.ok)throw await Dt(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var $={get:(s,e)=>ee("GET",s,void 0,e),post:(s,e,t)=>ee("POST",s,e??{},t),put:(s,e,t)=>ee("PUT",s,e,t),patch:(s,e,t)=>ee("PATCH",s,e,t),delete:(s,e)=>ee("DELETE",s,void 0,e)};var Le=globalThis,Xe=s=>s,de=Le.trustedTypes,Ze=de?de.createPolicy("lit-html",{createHTML:s=>s}):void 0,Ie="$lit$",L=`lit$${Math.random().toFixed(9).slice(2)}$`,Oe="?"+L,Pt=`<${Oe}>`,q=document,se=()=>q.createComment(""),ne=s=>s===null||typeof s!="object"&&typeof s!="function",He=Array.isArray,ot=s=>He(s)||typeof s?.[Symbol.iterator]=="function",Ne=`[ 	
\f\r]`,te=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,et=/-->/g,tt=/>/g,D=RegExp(`>|${Ne}(?:([^\\s"'>=/]+)(${Ne}*=${Ne}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),st=/'/g,nt=/"/g,rt=/^(?:script|style|textarea|title)$/i,De=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),c=De(1),Pe=De(2),vs=De(3),_=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),it=new WeakMap,P=q.createTreeWalker(q,129);function at(s,e){if(!He(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ze!==void 0?Ze.createHTML(e):e}var lt=(s,e)=>{let t=s.length-1,n=[],i,r=e===2?"<svg>":e===3?"<math>":"",a=te;for(let d=0;d<t;d++){let l=s[d],p,g,h=-1,f=0;for(;f<l.length&&(a.lastIndex=f,g=a.exec(l),g!==null);)f=a.lastIndex,a===te?g[1]==="!--"?a=et:g[1]!==void 0?a=tt:g[2]!==void 0?(rt.test(g[2])&&(i=RegExp("</"+g[2],"g")),a=D):g[3]!==void 0&&(a=D):a===D?g[0]===">"?(a=i??te,h=-1):g[1]===void 0?h=-2:(h=a.lastIndex-g[2].length,p=g[1],a=g[3]===void 0?D:g[3]==='"'?nt:st):a===nt||a===st?a=D:a===et||a===tt?a=te:(a=D,i=void 0);let b=a===D&&s[d+1].startsWith("/>")?" ":"";r+=a===te?l+Pt:h>=0?(n.push(p),l.slice(0,h)+Ie+l.slice(h)+L+b):l+L+(h===-2?d:b)}return[at(s,r+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},ie=class s{constructor({strings:e,_$litType$:t},n){let i;this.parts=[];let r=0,a=0,d=e.length-1,l=this.parts,[p,g]=lt(e,t);if(this.el=s.createElement(p,n),P.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=P.nextNode())!==null&&l.length<d;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(Ie)){let f=g[a++],b=i.getAttribute(h).split(L),w=/([.?@])?(.*)/.exec(f);l.push({type:1,index:r,name:w[2],strings:b,ctor:w[1]==="."?he:w[1]==="?"?me:w[1]==="@"?pe:W}),i.removeAttribute(h)}else h.startsWith(L)&&(l.push({type:6,index:r}),i.removeAttribute(h));if(rt.test(i.tagName)){let h=i.textContent.split(L),f=h.length-1;if(f>0){i.textContent=de?de.emptyScript:"";for(let b=0;b<f;b++)i.append(h[b],se()),P.nextNode(),l.push({type:2,index:++r});i.append(h[f],se())}}}else if(i.nodeType===8)if(i.data===Oe)l.push({type:2,index:r});else{let h=-1;for(;(h=i.data.indexOf(L,h+1))!==-1;)l.push({type:7,index:r}),h+=L.length-1}r++}}static createElement(e,t){let n=q.createElement("template");return n.innerHTML=e,n}};function F(s,e,t=s,n){if(e===_)return e;let i=n!==void 0?t._$Co?.[n]:t._$Cl,r=ne(e)?void 0:e._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(s),i._$AT(s,t,n)),n!==void 0?(t._$Co??=[])[n]=i:t._$Cl=i),i!==void 0&&(e=F(s,i._$AS(s,e.values),i,n)),e}var ue=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,i=(e?.creationScope??q).importNode(t,!0);P.currentNode=i;let r=P.nextNode(),a=0,d=0,l=n[0];for(;l!==void 0;){if(a===l.index){let p;l.type===2?p=new Q(r,r.nextSibling,this,e):l.type===1?p=new l.ctor(r,l.name,l.strings,this,e):l.type===6&&(p=new ge(r,this,e)),this._$AV.push(p),l=n[++d]}a!==l?.index&&(r=P.nextNode(),a++)}return P.currentNode=q,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},Q=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,i){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=F(this,e,t),ne(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==_&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):ot(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&ne(this._$AH)?this._$AA.nextSibling.data=e:this.T(q.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,i=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=ie.createElement(at(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(t);else{let r=new ue(i,this),a=r.u(this.options);r.p(t),this.T(a),this._$AH=r}}_$AC(e){let t=it.get(e.strings);return t===void 0&&it.set(e.strings,t=new ie(e)),t}k(e){He(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,i=0;for(let r of e)i===t.length?t.push(n=new s(this.O(se()),this.O(se()),this,this.options)):n=t[i],n._$AI(r),i++;i<t.length&&(this._$AR(n&&n._$AB.nextSibling,i),t.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Xe(e).nextSibling;Xe(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},W=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,i,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=i,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,i){let r=this.strings,a=!1;if(r===void 0)e=F(this,e,t,0),a=!ne(e)||e!==this._$AH&&e!==_,a&&(this._$AH=e);else{let d=e,l,p;for(e=r[0],l=0;l<r.length-1;l++)p=F(this,d[n+l],t,l),p===_&&(p=this._$AH[l]),a||=!ne(p)||p!==this._$AH[l],p===u?e=u:e!==u&&(e+=(p??"")+r[l+1]),this._$AH[l]=p}a&&!i&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},he=class extends W{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},me=class extends W{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},pe=class extends W{constructor(e,t,n,i,r){super(e,t,n,i,r),this.type=5}_$AI(e,t=this){if((e=F(this,e,t,0)??u)===_)return;let n=this._$AH,i=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,r=e!==u&&(n===u||i);i&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ge=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){F(this,e)}},ct={M:Ie,P:L,A:Oe,C:1,L:lt,R:ue,D:ot,V:F,I:Q,H:W,N:me,U:pe,B:he,F:ge},qt=Le.litHtmlPolyfillSupport;qt?.(ie,Q),(Le.litHtmlVersions??=[]).push("3.3.3");var v=(s,e,t)=>{let n=t?.renderBefore??e,i=n._$litPart$;if(i===void 0){let r=t?.renderBefore??null;n._$litPart$=i=new Q(e.insertBefore(se(),r),r,void 0,t??{})}return i._$AI(s),i};var k={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},M=s=>(...e)=>({_$litDirective$:s,values:e}),S=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var Ft=M(class extends S{constructor(s){if(super(s),s.type!==k.ATTRIBUTE||s.name!=="class"||s.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(s){return" "+Object.keys(s).filter(e=>s[e]).join(" ")+" "}update(s,[e]){if(this.st===void 0){this.st=new Set,s.strings!==void 0&&(this.nt=new Set(s.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in e)e[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(e)}let t=s.element.classList;for(let n of this.st)n in e||(t.remove(n),this.st.delete(n));for(let n in e){let i=!!e[n];i===this.st.has(n)||this.nt?.has(n)||(i?(t.add(n),this.st.add(n)):(t.remove(n),this.st.delete(n)))}return _}});var{I:Wt}=ct,dt=s=>s;var fe=s=>s.strings===void 0,ut=()=>document.createComment(""),j=(s,e,t)=>{let n=s._$AA.parentNode,i=e===void 0?s._$AB:e._$AA;if(t===void 0){let r=n.insertBefore(ut(),i),a=n.insertBefore(ut(),i);t=new Wt(r,a,s,s.options)}else{let r=t._$AB.nextSibling,a=t._$AM,d=a!==s;if(d){let l;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(l=s._$AU)!==a._$AU&&t._$AP(l)}if(r!==i||d){let l=t._$AA;for(;l!==r;){let p=dt(l).nextSibling;dt(n).insertBefore(l,i),l=p}}}return t},O=(s,e,t=s)=>(s._$AI(e,t),s),Ut={},V=(s,e=Ut)=>s._$AH=e,ht=s=>s._$AH,be=s=>{s._$AR(),s._$AA.remove()};var Bt=M(class extends S{constructor(){super(...arguments),this.key=u}render(s,e){return this.key=s,e}update(s,[e,t]){return e!==this.key&&(V(s),this.key=e),t}});var Qt=M(class extends S{constructor(s){if(super(s),s.type!==k.PROPERTY&&s.type!==k.ATTRIBUTE&&s.type!==k.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!fe(s))throw Error("`live` bindings can only contain a single expression")}render(s){return s}update(s,[e]){if(e===_||e===u)return e;let t=s.element,n=s.name;if(s.type===k.PROPERTY){if(e===t[n])return _}else if(s.type===k.BOOLEAN_ATTRIBUTE){if(!!e===t.hasAttribute(n))return _}else if(s.type===k.ATTRIBUTE&&t.getAttribute(n)===e+"")return _;return V(s),e}});var oe=(s,e)=>{let t=s._$AN;if(t===void 0)return!1;for(let n of t)n._$AO?.(e,!1),oe(n,e);return!0},$e=s=>{let e,t;do{if((e=s._$AM)===void 0)break;t=e._$AN,t.delete(s),s=e}while(t?.size===0)},mt=s=>{for(let e;e=s._$AM;s=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(s))break;t.add(s),Gt(e)}};function jt(s){this._$AN!==void 0?($e(this),this._$AM=s,mt(this)):this._$AM=s}function Vt(s,e=!1,t=0){let n=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(e)if(Array.isArray(n))for(let r=t;r<n.length;r++)oe(n[r],!1),$e(n[r]);else n!=null&&(oe(n,!1),$e(n));else oe(this,s)}var Gt=s=>{s.type==k.CHILD&&(s._$AP??=Vt,s._$AQ??=jt)},ve=class extends S{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,n){super._$AT(e,t,n),mt(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(oe(this,e),$e(this))}setValue(e){if(fe(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var qe=new WeakMap,zt=M(class extends ve{render(s){return u}update(s,[e]){let t=e!==this.G;return t&&this.rt(void 0),(t||this.lt!==this.ct)&&(this.G=e,this.ht=s.options?.host,this.rt(this.ct=s.element)),u}rt(s){if(this.G!==void 0)if(this.isConnected||(s=void 0),typeof this.G=="function"){let e=this.ht??globalThis,t=qe.get(e);t===void 0&&(t=new WeakMap,qe.set(e,t)),t.get(this.G)!==void 0&&this.G.call(this.ht,void 0),t.set(this.G,s),s!==void 0&&this.G.call(this.ht,s)}else this.G.value=s}get lt(){return typeof this.G=="function"?qe.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var pt=(s,e,t)=>{let n=new Map;for(let i=e;i<=t;i++)n.set(s[i],i);return n},Kt=M(class extends S{constructor(s){if(super(s),s.type!==k.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let i=[],r=[],a=0;for(let d of s)i[a]=n?n(d,a):a,r[a]=t(d,a),a++;return{values:r,keys:i}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,n]){let i=ht(s),{values:r,keys:a}=this.dt(e,t,n);if(!Array.isArray(i))return this.ut=a,r;let d=this.ut??=[],l=[],p,g,h=0,f=i.length-1,b=0,w=r.length-1;for(;h<=f&&b<=w;)if(i[h]===null)h++;else if(i[f]===null)f--;else if(d[h]===a[b])l[b]=O(i[h],r[b]),h++,b++;else if(d[f]===a[w])l[w]=O(i[f],r[w]),f--,w--;else if(d[h]===a[w])l[w]=O(i[h],r[w]),j(s,l[w+1],i[h]),h++,w--;else if(d[f]===a[b])l[b]=O(i[f],r[b]),j(s,i[h],i[f]),f--,b++;else if(p===void 0&&(p=pt(a,b,w),g=pt(d,h,f)),p.has(d[h]))if(p.has(d[f])){let C=g.get(a[b]),Ce=C!==void 0?i[C]:null;if(Ce===null){let ze=j(s,i[h]);O(ze,r[b]),l[b]=ze}else l[b]=O(Ce,r[b]),j(s,i[h],Ce),i[C]=null;b++}else be(i[f]),f--;else be(i[h]),h++;for(;b<=w;){let C=j(s,l[w+1]);O(C,r[b]),l[b++]=C}for(;h<=f;){let C=i[h++];C!==null&&be(C)}return this.ut=a,V(s,l),_}});var we=[300,5e3],Yt=12e3,ye=class{constructor(e,t="/desk/live"){this.path=t;this.#e=e;for(let n of e)this.tables.set(n,new Map);window.addEventListener("online",()=>this.#o()),this.#o()}path;tables=new Map;offset=0;connected=!1;#e;#t=new Map;#s=null;#r=new Set;#n=we[0];#a=0;#i=!1;now(){return Date.now()/1e3+this.offset}table(e){return this.tables.get(e)??new Map}listen(e){return this.#r.add(e),()=>this.#r.delete(e)}close(){this.#i=!0,clearTimeout(this.#a),this.#s?.close()}#o(){if(this.#i||this.#s&&this.#s.readyState<=WebSocket.OPEN)return;let e=new URL(this.path,location.href);e.protocol=location.protocol==="https:"?"wss:":"ws:";let t=new WebSocket(e);this.#s=t,t.onopen=()=>{this.#n>we[0]&&gt(),this.#n=we[0],this.#h(this.#e),this.#l(t)},t.onmessage=n=>{this.#l(t);let i=JSON.parse(n.data);for(let r of Array.isArray(i)?i:[i])this.#m(r)},t.onclose=()=>this.#c(t)}#l(e){clearTimeout(this.#a),this.#a=window.setTimeout(()=>{this.#c(e),e.close()},Yt)}#c(e){this.#s===e&&(this.#s=null,this.#u(!1),!this.#i&&(gt(),window.setTimeout(()=>this.#o(),this.#n*(.5+Math.random())),this.#n=Math.min(this.#n*2,we[1])))}#h(e){this.#s?.send(JSON.stringify({subscribe:e}))}#u(e){this.connected!==e&&(this.connected=e,this.#d("",null))}#m(e){if(!e.topic)return;if(this.offset=e.at-Date.now()/1e3,e.snapshot){this.tables.set(e.topic,new Map(Object.entries(e.snapshot))),this.#t.set(e.topic,e.seq),this.#u(!0),this.#d(e.topic,null);return}let t=this.#t.get(e.topic);if(t===void 0||e.seq<=t)return;if(e.seq!==t+1){this.#t.delete(e.topic),this.#h([e.topic]);return}this.#t.set(e.topic,e.seq);let n=this.tables.get(e.topic);n&&e.key!==void 0&&(e.value?n.set(e.key,e.value):n.delete(e.key),this.#d(e.topic,e.key))}#d(e,t){for(let n of this.#r)n(e,t)}};function gt(){$.get("/desk/api/me").catch(()=>{})}var Jt=["zero","one","two","few","many","other"],We={},I=document.documentElement.lang==="ar"?"ar":"en",H=I==="ar"?"ar-OM-u-nu-latn":"en-GB";async function ft(){if(I==="en")return;let s=await fetch("/desk/assets/ar.json");s.ok&&(We=await s.json())}function Fe(s,e){return s.replace(/\{(\w+)\}/g,(t,n)=>String(e[n]??t))}function o(s,e={}){let t=We[s];return Fe(typeof t=="string"?t:s,e)}function G(s,e,t,n={}){let i=We[s],r={n:m(t),...n};if(Array.isArray(i)){let a=Jt.indexOf(new Intl.PluralRules("ar").select(t));return Fe(i[a]??s,r)}return Fe(t===1?s:e,r)}function m(s,e=0){return new Intl.NumberFormat(H,{maximumFractionDigits:e,minimumFractionDigits:e}).format(s)}function A(s){return s==null?"–":new Intl.NumberFormat(H,{style:"percent",maximumFractionDigits:0}).format(s)}function T(s){if(s==null)return"–";let e=Math.max(0,Math.round(s)),[t,n,i]=[Math.floor(e/3600),Math.floor(e%3600/60),e%60],r=a=>String(a).padStart(2,"0");return t?`${t}:${r(n)}:${r(i)}`:`${n}:${r(i)}`}function y(s,e){return s?.[I]??s?.en??s?.ar??e}var Xt=[{path:"/desk/agent",title:()=>o("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>o("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>o("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>o("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>o("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>o("Administration"),roles:["administrator"]}];function Zt(s){return Xt.filter(e=>e.roles.some(t=>s.roles.includes(t)))}async function $t(s){await ft();try{s((await $.get("/desk/api/me")).body)}catch(e){if(e instanceof N&&e.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}v(c`<main class="page"><p role="alert" class="trouble">${ae(e)}</p></main>`,document.body)}}function ae(s){return s instanceof N&&s.status===0?o("The hotline cannot be reached. Trying again…"):s instanceof N?s.detail||s.title:o("Something went wrong: {what}",{what:s instanceof Error?s.message:String(s)})}function vt(s,e=u){let t=s?Zt(s):[];return c`
    <a class="skip" href="#content">${o("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${o("Places")}>
        ${t.map(n=>c`<a href=${n.path} aria-current=${location.pathname===n.path?"page":u}>${n.title()}</a>`)}
      </nav>
      <div class="bar-status">${e}</div>
      <button class="quiet" @click=${ts} aria-label=${o("Light or dark")}>◐</button>
      <button class="quiet" lang=${I==="ar"?"en":"ar"} @click=${es}>
        ${I==="ar"?"English":"العربية"}
      </button>
      ${s?c`<a class="who" href="/desk/home">${s.name}</a><button class="quiet" @click=${ss}>${o("Sign out")}</button>`:u}
    </header>
  `}function es(){document.cookie=`hotline_language=${I==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function ts(){let s=document.documentElement,e=s.dataset.theme?s.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;s.dataset.theme=e?"light":"dark",document.cookie=`hotline_theme=${s.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function ss(){try{await $.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var bt=null;function le(s,e="good"){bt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let t=Object.assign(document.createElement("p"),{className:`notice ${e}`,textContent:s});t.setAttribute("role",e==="trouble"?"alert":"status"),bt.append(t),setTimeout(()=>t.remove(),e==="trouble"?12e3:5e3)}async function x(s){try{return await s()}catch(e){le(ae(e),"trouble");return}}var re=null;Je(s=>{re?.remove(),!(s||location.pathname==="/desk/sign-in")&&(re=document.body.appendChild(document.createElement("div")),re.className="notices",re.setAttribute("role","alert"),v(c`<p class="notice trouble">
      ${o("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${o("Sign in")}</a>
    </p>`,re))});function z(s){return{talking:()=>o("Talking"),holding:()=>o("Caller on hold"),consulting:()=>o("Consulting"),consulted:()=>o("Asked by a colleague"),ringing:()=>o("Ringing"),reserved:()=>o("Reserved"),available:()=>o("Free"),"wrapping up":()=>o("Wrapping up"),paused:()=>o("Paused"),"busy elsewhere":()=>o("On another call"),unreachable:()=>o("Unreachable"),"signed out":()=>o("Signed out")}[s]?.()??s}function wt(s){return{waiting:()=>o("Waiting"),longest_wait_seconds:()=>o("Longest wait"),service_level:()=>o("Service level"),abandonment_rate:()=>o("Abandonment"),asa_seconds:()=>o("Speed of answer"),expected_wait_seconds:()=>o("Expected wait"),free_agents:()=>o("Free agents"),signed_in:()=>o("Signed in"),callbacks:()=>o("Call-backs waiting"),messages:()=>o("Messages waiting"),messages_overdue:()=>o("Messages overdue"),agents_missing:()=>o("Agents missing")}[s]?.()??s}function _e(s){return{offered:()=>o("Offered"),answered:()=>o("Answered"),answered_in_time:()=>o("Answered in time"),abandoned:()=>o("Abandoned"),abandoned_short:()=>o("Short abandons"),flowed_out:()=>o("Flowed out"),still_there:()=>o("Still there"),waiting:()=>o("Waiting"),talking:()=>o("Talking"),callbacks:()=>o("Call-backs waiting")}[s]?.()??s}function K(s,e){if(!s)return"";switch(s.why){case"agent":return o("waits for {name}",{name:e(s.agent)});case"nobody":return s.skills?o("nobody signed in has: {skills}",{skills:s.skills}):o("nobody is signed in");case"skills":return o("nobody free has: {skills}",{skills:s.skills});case"script":return o("the call is being taken over");default:return G("the one agent is busy","all {n} agents are busy",s.able)}}function yt(s){switch(s.sureness){case"good":case"some":return G("from one earlier week","from {n} earlier weeks",s.days);case"little":return o("from one earlier week: unsure");default:return o("no history yet: from the last half hour")}}function Y(s){return s==="whisper"?o("Whisper"):s==="barge"?o("Join in"):o("Listen")}function J(s,e){let t=new Intl.DateTimeFormat("sv-SE",{timeZone:e,dateStyle:"short"}),i=t.format(s*1e3)===t.format(new Date)?{timeStyle:"short"}:{dateStyle:"medium",timeStyle:"short"};return new Intl.DateTimeFormat(H,{...i,timeZone:e}).format(s*1e3)}var ns=["listen","whisper","barge"];function Ue(s,e,t,n){let i=n.today;return c`
    <p class="row">
      <span class="tag state-${n.state.replaceAll(" ","-")}">${z(n.state)}</span>
      ${n.since===null?u:c`<span class="number" data-since=${n.since}></span>`}
      ${n.reason?c`<bdi>${n.reason}</bdi>`:u}
      ${n.queue?c`<bdi>${y(e.queues[n.queue],n.queue)}</bdi>`:u}
    </p>
    <dl class="pairs">
      <div><dt>${o("Calls today")}</dt><dd class="number">${m(i?.handled??0)}</dd></div>
      <div><dt>${o("Missed")}</dt><dd class="number">${m(i?.rung_missed??0)}
        ${i?.rung?c`<span class="soft">(${A(i.rung_missed/i.rung)})</span>`:u}</dd></div>
    </dl>
    ${is(s,t,n)} ${os(e,t,n)} ${rs(e,t,n)}
  `}function is(s,e,t){let n=t.listeners.find(r=>r.by===(s.agent??s.user)),i=t.state==="talking"||t.state==="holding"||t.state==="consulting";return c`<section class="block">
    <h3>${o("Listen to the talk")}</h3>
    ${t.listeners.map(r=>c`<p class="small"><bdi>${r.by}</bdi>: ${Y(r.mode)}${r.hears?u:c` · ${o("the telephone rings")}`}</p>`)}
    <div class="row" role="group" aria-label=${o("Listen to the talk")}>
      ${ns.map(r=>c`<button
          class=${n?.mode===r?"":"plain"}
          aria-pressed=${n?.mode===r?"true":"false"}
          ?disabled=${!i&&!n}
          @click=${()=>{x(()=>n?$.post("/desk/api/wall/listen/mode",{mode:r}):$.post("/desk/api/wall/listen",{agent:e,mode:r}))}}
        >
          ${Y(r)}
        </button>`)}
      ${n?c`<button class="bad" @click=${()=>{x(()=>$.post("/desk/api/wall/listen/end"))}}>${o("Stop listening")}</button>`:u}
    </div>
    <p class="small soft">
      ${i||n?o("Your telephone rings; answer it. Keys 4, 5 and 6 switch as well. It is written down who listens to whom."):o("The agent does not talk at the moment.")}
    </p>
  </section>`}function os(s,e,t){let n=(a,d="")=>{x(()=>$.post(`/desk/api/wall/agents/${encodeURIComponent(e)}/state`,{what:a,reason:d}))},i=t.state==="signed out"&&!t.signed_in_for.length,r=a=>{let d=a.target;d.value!==""&&n("pause",d.value==="-"?"":d.value),d.value=""};return c`<section class="block">
    <h3>${o("State")}</h3>
    <div class="row">
      ${i?c`<button class="plain" @click=${()=>n("sign-in")}>${o("Sign in")}</button>`:c`<label class="inline"
              ><span class="unseen">${o("Pause")}</span
              ><select @change=${r}>
                <option value="">${o("Pause…")}</option>
                <option value="-">${o("without a reason")}</option>
                ${s.pause_reasons.map(a=>c`<option value=${a}>${a}</option>`)}
              </select></label
            >
            <button class="plain" ?disabled=${t.state!=="paused"} @click=${()=>n("resume")}>${o("End the pause")}</button>
            <button class="plain" @click=${()=>n("sign-out")}>${o("Sign out for the agent")}</button>`}
    </div>
  </section>`}function rs(s,e,t){let n=`/desk/api/wall/agents/${encodeURIComponent(e)}/override`,i=async r=>{r.preventDefault();let a=new FormData(r.target),d=Object.fromEntries(a.getAll("queue").map(p=>[String(p),1])),l={};for(let p of s.skills){let g=Number(a.get(`skill-${p}`));g&&(l[p]=g)}await x(()=>$.put(n,{queues:d,skills:l}))!==void 0&&le(o("It counts from now on."))};return c`<section class="block">
    <h3>${o("Queues and skills")}</h3>
    ${t.overridden_by?c`<p class="row"><span class="tag warn">✎ ${o("changed by {name}",{name:t.overridden_by})}</span>
          <button class="plain small" @click=${()=>{x(()=>$.delete(n))}}>${o("Take back")}</button></p>`:u}
    <form @submit=${i}>
      <fieldset class="columns">
        <legend>${o("Queues")}</legend>
        ${Object.entries(s.queues).map(([r,a])=>c`<label class="inline"
            ><input type="checkbox" name="queue" value=${r} ?checked=${t.queues.includes(r)} /> <bdi>${y(a,r)}</bdi></label
          >`)}
      </fieldset>
      <fieldset class="columns">
        <legend>${o("Skills")}</legend>
        ${s.skills.map(r=>c`<label class="inline between"
            ><bdi>${r}</bdi
            ><select name=${`skill-${r}`}>
              ${[0,1,2,3,4,5].map(a=>c`<option value=${a} ?selected=${(t.skills[r]??0)===a}>${a||"–"}</option>`)}
            </select></label
          >`)}
      </fieldset>
      <p class="row"><button>${o("Change")}</button><span class="small soft">${o("Counts at once, until it is taken back; the configuration stays as it is.")}</span></p>
    </form>
  </section>`}var Ae=["talking","holding","consulting","consulted","ringing","reserved","available","wrapping up","paused","busy elsewhere","unreachable","signed out"],as=new Set(["service_level","abandonment_rate","asa_seconds"]);function ls(s,e,t){switch(e){case"waiting":return s.waiting;case"longest_wait_seconds":return s.oldest===null?0:Math.max(0,t-s.oldest);case"service_level":case"abandonment_rate":case"asa_seconds":return s.today?.[e]??null;case"expected_wait_seconds":{let n=Object.values(s.expected_wait);return n.length?Math.max(...n):null}case"free_agents":return s.states.available??0;case"signed_in":return s.signed_in;case"callbacks":return s.callbacks;case"messages":return s.messages;case"messages_overdue":return s.messages_overdue;case"agents_missing":{let n=s.forecast?.agents_needed;return n==null?null:Math.max(0,n-s.signed_in)}default:return null}}function U(s,e,t,n,i){let r=ls(t,n,i);if(r===null)return"";let a=(t.today?.answered??0)+(t.today?.abandoned??0),d="";for(let l of Object.values(s.rules)){if(l.measure!==n||l.queues.length&&!l.queues.includes(e)||as.has(n)&&a<l.min_calls)continue;let p=g=>g!==null&&(s.low_is_bad.includes(n)?r<g:r>g);if(p(l.bad))return"bad";p(l.warn)&&(d="warn")}return d}function ke(s,e){let t={waiting:0,longest:0,talking:0,offered:0,answered:0,inTime:0,counted:0,abandoned:0,callbacks:0,messages:0};for(let n of s){t.waiting+=n.waiting,t.talking+=n.talking,t.callbacks+=n.callbacks,t.messages+=n.messages??0,n.oldest!==null&&(t.longest=Math.max(t.longest,e-n.oldest));let i=n.today;if(!i)continue;t.offered+=i.offered,t.answered+=i.answered,t.abandoned+=i.abandoned;let r=i.answered+i.abandoned-i.abandoned_short;t.counted+=r,t.inTime+=(i.service_level??0)*r}return t}var X=class{constructor(e,t,n,i=()=>{}){this.parent=e;this.tag=t;this.className=n;this.made=i}parent;tag;className;made;#e=new Map;get keys(){return this.#e.keys()}element(e){return this.#e.get(e)}draw(e,t){let n=this.#e.get(e);return n||(n=document.createElement(this.tag),n.className=this.className,this.made(n,e),this.#e.set(e,n),this.parent.append(n)),v(t,n),n}remove(e){this.#e.get(e)?.remove(),this.#e.delete(e)}order(e){let t=this.parent.firstElementChild;for(let n of e){let i=this.#e.get(n);i&&(i===t?t=i.nextElementSibling:this.parent.insertBefore(i,t))}}};function _t(s,e){let t=setInterval(()=>{document.hidden||R(document,s()),e()},1e3);return()=>clearInterval(t)}function R(s,e){for(let t of s.querySelectorAll("[data-since],[data-until]")){let n=t.dataset.since,i=n?e-Number(n):Number(t.dataset.until)-e,r=T(Math.max(0,Math.floor(i))),a=t.firstChild;a?.nodeType===Node.TEXT_NODE&&t.childNodes.length===1?a.nodeValue!==r&&(a.nodeValue=r):t.textContent=r}}var cs=new Intl.Collator(H),Te=class{constructor(e,t,n,i){this.parent=e;this.setup=t;this.now=n;this.open=i;for(let r of Ae)this.#o(r)}parent;setup;now;open;#e=new Map;#t=new Map;#s=new Map;#r=()=>!0;put(e,t){this.#s.set(e,t);let n=this.#t.get(e);n!==void 0&&n!==t.state&&this.#a(e,n),this.#t.set(e,t.state);let i=this.#o(t.state),r=!i.keys.has(e);i.keys.add(e);let a=i.rows.draw(e,this.#l(e,t));a.hidden=!this.#r(e,t),R(a,this.now()),r&&i.rows.order([...i.keys].sort((d,l)=>cs.compare(this.#n(d),this.#n(l)))),this.#i(t.state)}remove(e){let t=this.#t.get(e);this.#s.delete(e),this.#t.delete(e),t!==void 0&&this.#a(e,t)}show(e){this.#r=e;for(let[t,n]of this.#s){let i=this.#o(n.state).rows.element(t);i&&(i.hidden=!e(t,n))}for(let t of this.#e.keys())this.#i(t)}#n(e){return this.#s.get(e)?.name??e}#a(e,t){let n=this.#o(t);n.rows.remove(e),n.keys.delete(e),this.#i(t)}#i(e){let t=this.#o(e),n=0;for(let r of t.keys){let a=this.#s.get(r);a&&this.#r(r,a)&&(n+=1)}let i=m(n);t.count.textContent!==i&&(t.count.textContent=i),t.box.hidden!==(n===0)&&(t.box.hidden=n===0)}#o(e){let t=this.#e.get(e);if(!t){let n=document.createElement("section");n.className=`agent-group state-${e.replaceAll(" ","-")}`;let i=document.createElement("h3"),r=document.createElement("span");r.className="number",i.append(z(e)," ",r);let a=document.createElement("ul");a.className="tiles",n.append(i,a),n.hidden=!0,this.parent.append(n),t={box:n,count:r,rows:new X(a,"li","tile"),keys:new Set},this.#e.set(e,t)}return t}#l(e,t){let n=t.queue?y(this.setup.queues[t.queue],t.queue):"",i=t.state!=="paused"?n:t.set_aside?o("missed calls"):t.reason,r=t.listeners[0];return c`<button class="agent" @click=${()=>this.open(e)}>
      <bdi class="agent-name">${t.name}</bdi>
      <span class="agent-clock number" data-since=${t.since??u}></span>
      <bdi class="agent-what">${i}</bdi>
      <span class="agent-marks">
        ${r?c`<span title=${`${r.by}: ${Y(r.mode)}`} class="mark">◉<span class="unseen">${Y(r.mode)}</span></span>`:u}
        ${t.overridden_by?c`<span class="mark" title=${o("changed by {name}",{name:t.overridden_by})}>✎<span class="unseen">${o("changed")}</span></span>`:u}
        <span class="number" title=${o("calls today")}>${m(t.today?.handled??0)}</span>
      </span>
    </button>`}};var Be=["none","chime","bell","knock"],At={none:[],chime:[[880,0,.35],[1175,.18,.6]],bell:[[660,0,1.2],[1320,0,.8],[1980,0,.4]],knock:[[180,0,.08],[180,.16,.08],[180,.32,.1]]},kt="hotline_alert_sound",Z=null;function Qe(s){let e=localStorage.getItem(kt)??s;return Be.includes(e)?e:"chime"}function Tt(s){localStorage.setItem(kt,s)}function xe(s){if(At[s].length){Z??=new AudioContext,Z.resume();for(let[e,t,n]of At[s]){let i=Z.createOscillator(),r=Z.createGain(),a=Z.currentTime+t;i.frequency.value=e,r.gain.setValueAtTime(.25,a),r.gain.exponentialRampToValueAtTime(.001,a+n),i.connect(r).connect(Z.destination),i.start(a),i.stop(a+n)}}}function xt(s,e){return s==="service_level"||s==="abandonment_rate"?A(e):s.endsWith("_seconds")?T(e):m(e)}var Se=class{constructor(e,t,n,i){this.parent=e;this.setup=t;this.sound=n;this.acknowledge=i}parent;setup;sound;acknowledge;#e=null;draw(e){let t=[...e].sort(([,n],[,i])=>St(n)-St(i)||i.at-n.at);this.#e&&t.some(([n])=>!this.#e.has(n))&&xe(this.sound()),this.#e=new Set(e.keys()),v(t.length?c`<ul class="alerts">${t.map(([n,i])=>this.#t(n,i))}</ul>`:u,this.parent)}#t(e,t){let n=y(this.setup.queues[t.queue],t.queue);return c`<li class="alert ${t.level} ${t.acknowledged_by?"known":""}">
      <span aria-hidden="true">${t.level==="bad"?"◆":"▲"}</span>
      <span
        ><b>${t.level==="bad"?o("Alarm"):o("Warning")}</b> · <bdi>${n}</bdi> · ${wt(t.measure)}
        <b class="number">${xt(t.measure,t.value)}</b>
        <span class="soft">(${o("limit {limit}",{limit:xt(t.measure,t.limit)})}, ${J(t.at,this.setup.timezone)})</span></span
      >
      ${t.acknowledged_by?c`<span class="soft">${o("{name} looks after it",{name:t.acknowledged_by})}</span>`:this.acknowledge?c`<button class="plain small" @click=${()=>this.acknowledge(e)}>${o("I look after it")}</button>`:u}
    </li>`}};function St(s){return(s.acknowledged_by?2:0)+(s.level==="bad"?0:1)}var ds=12e3,Me=class{constructor(e,t,n,i){this.parent=e;this.setup=t;this.now=n;this.tables=i}parent;setup;now;tables;#e=0;#t=Date.now();draw(e){let t=this.now(),n=this.#s();Date.now()-this.#t>=ds&&(this.#t=Date.now(),this.#e+=1),this.#e%=Math.max(1,n.length),v(c`${this.#r(t,e)} ${this.#n(n[this.#e]??[],t)} ${this.#a(n.length)}`,this.parent),R(this.parent,t)}#s(){let e=Math.max(1,Math.floor(innerWidth/420)),t=Math.max(1,Math.floor((innerHeight-210)/250)),n=[...this.tables.queues].sort(([,r],[,a])=>(r.oldest??1/0)-(a.oldest??1/0)),i=[];for(let r=0;r<n.length;r+=e*t)i.push(n.slice(r,r+e*t));return i}#r(e,t){let n=ke(this.tables.queues.values(),e),i=n.answered+n.abandoned,r=0;for(let l of this.tables.agents.values())r+=l.state==="available"?1:0;let a=new Intl.DateTimeFormat(H,{timeStyle:"short",timeZone:this.setup.timezone}).format(e*1e3),d=[[o("Waiting"),m(n.waiting)],[o("Talking"),m(n.talking)],[o("Free"),m(r)],[o("Answered"),m(n.answered)],[o("Service level"),A(n.counted?n.inTime/n.counted:null)],[o("Abandonment"),A(i?n.abandoned/i:null)]];return c`<header class="big-head">
      <b class="brand">1111</b>
      <dl>${d.map(([l,p])=>c`<div><dt>${l}</dt><dd class="number">${p}</dd></div>`)}</dl>
      <span class="big-clock number">${t?a:c`<span class="lost">${o("No connection…")}</span>`}</span>
    </header>`}#n(e,t){return c`<main class="big-tiles" id="content">
      ${e.map(([n,i])=>{let r=U(this.setup,n,i,"longest_wait_seconds",t)||U(this.setup,n,i,"waiting",t),a=U(this.setup,n,i,"service_level",t);return c`<section class="big-tile ${r}">
          <h2><bdi>${y(i.title,n)}</bdi>${r?c`<span aria-hidden="true"> ${r==="bad"?"◆":"▲"}</span>`:""}</h2>
          <p class="big-number number">${m(i.waiting)}</p>
          <p class="big-wait"><span class="number">${i.oldest===null?"–":T(Math.floor(t-i.oldest))}</span>
            <small><bdi>${K(i.waits_for,d=>this.setup.agents[d]??d)}</bdi></small></p>
          <p class="big-small"><span>${o("Free")} <b class="number">${m(i.states.available??0)}/${m(i.signed_in)}</b></span>
            <span class=${a}>${o("In time")} <b class="number">${A(i.today?.service_level)}</b></span></p>
        </section>`})}
    </main>`}#a(e){let t=[...this.tables.alerts.values()].filter(n=>n.level==="bad").length;return c`<footer class="big-foot">
      <span>${t?c`<b class="bad">◆ ${o("Alarms")}: ${m(t)}</b>`:""}</span>
      <span class="dots" aria-hidden="true">${e>1?Array.from({length:e},(n,i)=>c`<i class=${i===this.#e?"on":""}></i>`):""}</span>
    </footer>`}};async function Mt(s,e,t,n,i=null){let r=`${y(e.queues[n],n)} · ${_e(t)}`;s.open(r,c`<p class="soft" role="status">${o("Looking…")}</p>`);let a=new URLSearchParams({column:t,queue:n});i&&(a.set("since",String(i.since)),a.set("until",String(i.until)));try{let{body:d}=await $.get(`/desk/api/wall/calls?${a}`);s.draw(r,Et(s,e,r,d))}catch(d){s.draw(r,c`<p class="trouble" role="alert">${ae(d)}</p>`)}}function Et(s,e,t,n){if(!n.count)return c`<p class="soft">${o("No calls.")}</p>`;let i=()=>s.draw(t,Et(s,e,t,n));return c`<p class="soft">${G("one call","{n} calls",n.count)}${n.calls.length<n.count?c` · ${o("the newest {n} are listed",{n:m(n.calls.length)})}`:u}</p>
    <table class="calls">
      <thead><tr><th>${o("Time")}</th><th>${o("Caller")}</th><th>${o("Wait")}</th><th>${o("Outcome")}</th></tr></thead>
      <tbody>
        ${n.calls.map(r=>c`<tr>
            <td><button class="link number" @click=${()=>{Rt(s,e,r.call,i)}}>${J(r.entered_at,e.timezone)}</button></td>
            <td class="number"><bdi dir="ltr">${n.callers[r.call]??"–"}</bdi></td>
            <td class="number">${r.kind==="still there"?"…":T(r.seconds)}</td>
            <td>${us(r,e)}</td>
          </tr>`)}
      </tbody>
    </table>`}function us(s,e){switch(s.kind){case"answered":return c`${o("answered by")} <bdi>${e.agents[s.agent]??s.agent}</bdi>`;case"abandoned":return c`${o("hung up")}`;case"still there":return c`${o("is waiting")}`;default:return c`${s.to==="message"?o("left a message"):s.to==="call-back"?o("wants a call-back"):s.to==="queue"?o("went to another queue"):o("went elsewhere")}`}}function je(s,e,t,n,i){if(!t.length)return c`<p class="soft">${o("No calls.")}</p>`;let r=a=>e.agents[a]??a;return c`<p class="soft">${G("one call","{n} calls",t.length)}</p>
    <table class="calls">
      <thead><tr><th>${o("Since")}</th><th>${o("Caller")}</th><th>${o("Language")}</th><th>${o("State")}</th></tr></thead>
      <tbody>
        ${t.map(([a,d])=>{let l=d.answered_at??d.queued_at??d.arrived_at;return c`<tr>
            <td><button class="link number" @click=${()=>{Rt(s,e,a,i)}}><span data-since=${l}>${T(n-l)}</span></button></td>
            <td class="number"><bdi dir="ltr">${d.caller??"–"}</bdi>${d.callback?c` <span class="tag">${o("call-back")}</span>`:u}</td>
            <td>${d.language}</td>
            <td>${d.agent?c`<bdi>${r(d.agent)}</bdi>`:K(d.waits_for,r)}</td>
          </tr>`})}
      </tbody>
    </table>`}async function Rt(s,e,t,n){let i=o("What happened"),r=c`<p><button class="plain small" @click=${n}>${I==="ar"?"→":"←"} ${o("Back")}</button></p>`;try{let{body:a}=await $.get(`/desk/api/wall/calls/${encodeURIComponent(t)}`),d=new Intl.DateTimeFormat("en-GB",{timeStyle:"medium",timeZone:e.timezone});s.draw(i,c`${r}
        <p class="soft small number" dir="ltr">${t}</p>
        <ol class="story" lang="en" dir="ltr">
          ${a.lines.map(l=>c`<li><span class="number soft">${d.format(l.at*1e3)}</span> ${l.text}</li>`)}
        </ol>`)}catch(a){s.draw(i,c`${r}<p class="trouble" role="alert">${ae(a)}</p>`)}}var Ee=class{#e;#t=()=>{};constructor(e){this.#e=document.createElement("dialog"),this.#e.className="drawer",this.#e.addEventListener("close",()=>this.#t()),this.#e.addEventListener("click",t=>{t.target===this.#e&&this.#e.close()}),e.append(this.#e)}open(e,t,n=()=>{}){this.#e.open&&this.#t(),this.#t=n,this.draw(e,t),this.#e.open||this.#e.showModal()}draw(e,t){this.#e.setAttribute("aria-label",e),v(c`<div class="drawer-body">
        <header class="row between"><h2><bdi>${e}</bdi></h2>
          <button class="quiet" aria-label=${o("Close")} @click=${()=>this.#e.close()}>✕</button></header>
        ${t}
      </div>`,this.#e)}};var Ve={"":"",warn:"▲",bad:"◆"};function B(s,e,t,n=""){let i=n?s.level(n):"";return c`<button class="figure ${i}" data-measure=${n||u} @click=${()=>s.actions.open(s.key,e)}>
    <span class="sign" aria-hidden="true">${Ve[i]}</span><span class="number">${t}</span
    ><span class="unseen">${i?i==="bad"?o("alarm"):o("warning"):""}</span>
  </button>`}function ce(s,e,t){let n=s.level(t);return c`<span class="figure ${n}" data-measure=${t}
    ><span class="sign" aria-hidden="true">${Ve[n]}</span><span class="number">${e}</span
    ><span class="unseen">${n?n==="bad"?o("alarm"):o("warning"):""}</span></span
  >`}var Re=class{constructor(e,t,n,i){this.setup=t;this.now=n;this.actions=i;v(c`<table class="queues">
        <caption class="unseen">${o("Queues")}</caption>
        <thead>
          <tr>
            <th scope="col" rowspan="2">${o("Queue")}</th>
            <th scope="colgroup" colspan="4" class="group">${o("Now")}</th>
            <th scope="colgroup" colspan="7" class="group">${o("Today")}</th>
            <th scope="colgroup" colspan="2" class="group">${o("To do")}</th>
            <th scope="colgroup" colspan="2" class="group">${o("Next half hour")}</th>
          </tr>
          <tr>
            <th scope="col" class="number start">${o("Waiting")}</th>
            <th scope="col">${o("Longest wait")}</th>
            <th scope="col" class="number">${o("Talking")}</th>
            <th scope="col">${o("Agents")}</th>
            <th scope="col" class="number start">${o("Offered")}</th>
            <th scope="col" class="number">${o("Answered")}</th>
            <th scope="col" class="number">${o("Abandoned")}</th>
            <th scope="col" class="number">${o("Flowed out")}</th>
            <th scope="col" class="number">${o("In time")}</th>
            <th scope="col" class="number">${o("Mean wait")}</th>
            <th scope="col" class="number">${o("Abandonment")}</th>
            <th scope="col" class="number start">${o("Call-backs")}</th>
            <th scope="col" class="number">${o("Messages")}</th>
            <th scope="col" class="number start">${o("Calls")}</th>
            <th scope="col" class="number">${o("Needed")}</th>
          </tr>
        </thead>
        <tbody></tbody>
      </table>`,e),this.#e=new X(e.querySelector("tbody"),"tr","queue")}setup;now;actions;#e;#t=new Map;#s=new Map;put(e,t){this.#t.set(e,t);let n=this.now(),i={key:e,queue:t,actions:this.actions,level:a=>U(this.setup,e,t,a,n)},r=this.#e.draw(e,this.#r(i));this.#s.set(e,i.level("longest_wait_seconds")),R(r,n)}remove(e){this.#t.delete(e),this.#e.remove(e)}tick(){let e=this.now();for(let[t,n]of this.#t)n.oldest!==null&&U(this.setup,t,n,"longest_wait_seconds",e)!==this.#s.get(t)&&this.put(t,n)}order(e){this.#e.order(e)}show(e){for(let[t,n]of this.#t){let i=this.#e.element(t),r=!e(t,n);i&&i.hidden!==r&&(i.hidden=r)}}#r(e){let{queue:t,key:n}=e,i=t.today,r=l=>this.setup.agents[l]??l,a=l=>l===void 0?"–":m(l),d=t.waits_for?K(t.waits_for,r):o("a telephone rings");return c`
      <th scope="row" class="name"><bdi>${y(t.title,n)}</bdi></th>
      <td class="number start big">${B(e,"waiting",m(t.waiting),"waiting")}</td>
      <td class="longest">${t.oldest===null?c`<span class="none">–</span>`:this.#n(e,d)}</td>
      <td class="number">${B(e,"talking",m(t.talking))}</td>
      <td class="crew">${this.#a(t)}</td>
      <td class="number start">${B(e,"offered",a(i?.offered))}</td>
      <td class="number">${B(e,"answered",a(i?.answered))}</td>
      <td class="number">${B(e,"abandoned",a(i?.abandoned))}
        ${i?.abandoned_short?c`<small title=${o("Short abandons")}>(${m(i.abandoned_short)})</small>`:u}</td>
      <td class="number">${B(e,"flowed_out",a(i?.flowed_out))}</td>
      <td class="number" title=${this.#i(t)}>${ce(e,A(i?.service_level),"service_level")}</td>
      <td class="number">${ce(e,T(i?.asa_seconds),"asa_seconds")}</td>
      <td class="number">${ce(e,A(i?.abandonment_rate),"abandonment_rate")}</td>
      <td class="number start">${B(e,"callbacks",m(t.callbacks),"callbacks")}</td>
      <td class="number">${ce(e,t.messages===null?"–":m(t.messages),"messages")}</td>
      ${this.#o(e)}
    `}#n(e,t){let n=e.level("longest_wait_seconds");return c`<span class="figure ${n}"
        ><span class="sign" aria-hidden="true">${Ve[n]}</span><span class="number" data-since=${e.queue.oldest}></span
      ></span>
      <small class="why" title=${t}><bdi>${t}</bdi></small>`}#a(e){let t=Ae.filter(i=>e.states[i]).map(i=>[i,e.states[i]]),n=t.map(([i,r])=>`${z(i)} ${m(r)}`).join(", ");return c`<span class="crew-count number"><b>${m(e.states.available??0)}</b>/${m(e.signed_in)}</span>
      <svg class="crew-bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${n||o("nobody is signed in")}>
        ${hs(t,e.signed_in)}
      </svg>`}#i(e){return o("answered within {seconds} s / (answered + abandoned − short abandons of up to {short} s)",{seconds:m(e.service_level_seconds),short:m(e.short_abandon_seconds)})}#o(e){let t=e.queue.forecast;if(!t)return c`<td class="number start none" title=${o("no history yet")}>–</td><td class="number none">–</td>`;let n=`${m(t.low)}–${m(t.high)}`,i=t.agents_needed,r=t.model?`Erlang ${t.model}`:o("no handling time yet");return c`<td class="number start" title=${`${n} · ${yt(t)}`}>
        <span class="sure-${t.sureness==="good"||t.sureness==="some"?"good":"little"}"
          >${t.sureness==="good"||t.sureness==="some"?"":"~"}${m(t.calls)}</span
        ><small>${n}</small>
      </td>
      <td class="number" title=${r}>
        ${i===null?c`<span class="none">–</span>`:ce(e,`${m(i)}`,"agents_missing")}
      </td>`}};function hs(s,e){let t=0;return s.map(([n,i])=>{let r=100*i/Math.max(1,e),a=t;return t+=r,ms(n,a,r)})}function ms(s,e,t){return Pe`<rect class="state-${s.replace(" ","-")}" x=${e.toFixed(2)} y="0" width=${Math.max(0,t-.8).toFixed(2)} height="8" />`}function Ct(s,e,t,n){let i=ke(e,n),r=0,a=0;for(let p of t)r+=p.state==="available"?1:0,a+=p.state==="signed out"?0:1;let d=i.answered+i.abandoned,l=[[o("Waiting"),m(i.waiting)],[o("Longest wait"),i.waiting?T(Math.floor(i.longest)):"–"],[o("Talking"),m(i.talking)],[o("Free agents"),`${m(r)} / ${m(a)}`],[o("Service level"),A(i.counted?i.inTime/i.counted:null)],[o("Abandonment"),A(d?i.abandoned/d:null)],[o("Offered"),m(i.offered)],[o("Call-backs waiting"),m(i.callbacks)]];v(c`<dl class="summary">
      ${l.map(([p,g])=>c`<div><dt>${p}</dt><dd class="number">${g}</dd></div>`)}
    </dl>`,s)}async function Nt(s,e){let t=await x(async()=>(await $.get("/desk/api/wall/surge")).body);if(!t)return;let n=document.body.appendChild(document.createElement("dialog"));n.setAttribute("aria-label",o("Announcement")),n.addEventListener("close",()=>n.remove()),ps(n,s,t,e),n.showModal()}function ps(s,e,t,n){let i=async d=>{d.preventDefault();let l=new FormData(d.target),g={texts:Object.fromEntries(e.languages.map(f=>[f,String(l.get(f)??"")])),minutes:Number(l.get("minutes")),instead:l.get("instead")==="on"};await x(async()=>(await $.put("/desk/api/wall/surge",g)).body)&&(n(!0),le(o("Callers hear it from now on.")),s.close())},r=async()=>{await x(()=>$.delete("/desk/api/wall/surge"))!==void 0&&(n(!1),s.close())},a=t.surge;v(c`<form class="surge" @submit=${i}>
      <header class="row between"><h2>${o("Announcement for all callers")}</h2>
        <button type="button" class="quiet" aria-label=${o("Close")} @click=${()=>s.close()}>✕</button></header>
      ${a?c`<p class="tag warn">${o("On until {time}, by {name}",{time:J(a.until,e.timezone),name:a.by||"–"})}</p>`:c`<p class="soft">${o("None is on.")}</p>`}
      ${e.languages.map(d=>c`<label>${d==="ar"?o("In Arabic"):d==="en"?o("In English"):d}
          <textarea name=${d} rows="3" required lang=${d} dir="auto" maxlength="1000">${a?.texts[d]??""}</textarea></label>`)}
      <label>${o("For how many minutes")} <input type="number" name="minutes" min="1" max="10080" value="60" required /></label>
      <label class="inline"><input type="checkbox" name="instead" ?checked=${a?.instead??!1} /> ${o("Instead of the menu: the call ends after it")}</label>
      <p class="row"><button>${a?o("Replace"):o("Switch on")}</button>
        ${a?c`<button type="button" class="bad" @click=${r}>${o("Switch off")}</button>`:""}</p>
    </form>`,s)}var Lt=["queues","agents","calls","alerts"],gs={waiting:s=>["waiting","reserved","ringing"].includes(s.state),talking:s=>s.state==="talking",callbacks:s=>s.callback};await $t(s=>{It(s)});async function It(s){let e=await x(async()=>(await $.get("/desk/api/wall/setup")).body);if(!e){setTimeout(()=>{It(s)},5e3);return}let t=new ye(Lt);new URLSearchParams(location.search).has("big")?fs(e,t):new Ge(s,e,t)}function E(s,e){return s.table(e)}function fs(s,e){document.documentElement.dataset.theme??="dark",document.documentElement.classList.add("big");let t=()=>{let r={queues:E(e,"queues"),agents:E(e,"agents"),alerts:E(e,"alerts")};Object.assign(n.tables,r),n.draw(e.connected)},n=new Me(document.body,s,()=>e.now(),{queues:new Map,agents:new Map,alerts:new Map}),i=0;e.listen(()=>i||=requestAnimationFrame(()=>(i=0,t()))),setInterval(t,1e3),t()}var Ge=class{constructor(e,t,n){this.me=e;this.setup=t;this.live=n;this.#h();let i=()=>n.now(),r=a=>document.getElementById(a);this.#n=r("summary"),this.#a=r("lost"),this.#e=new Ee(document.body),this.#t=new Re(r("queues"),t,i,{open:(a,d)=>this.#v(a,d)}),this.#s=new Te(r("agents"),t,i,a=>this.#w(a)),this.#r=new Se(r("alerts"),t,()=>Qe(t.sound),a=>{x(()=>$.post(`/desk/api/wall/alerts/${encodeURIComponent(a)}/acknowledge`))}),n.listen((a,d)=>this.#u(a,d)),_t(i,()=>this.#f());for(let a of Lt)this.#u(a,null)}me;setup;live;#e;#t;#s;#r;#n;#a;#i=new Map;#o=!1;#l=null;#c="";#h(){let{me:e,setup:t}=this;v(c`${vt(e)}
        <main class="page wall" id="content">
          <h1 class="unseen">${o("Wallboard")}</h1>
          <p id="lost" class="trouble" role="status" hidden>${o("No connection to the hotline: the numbers stand still. Trying again…")}</p>
          <div id="alerts" aria-live="polite"></div>
          <div id="summary"></div>
          <div class="row between tools">
            <label class="inline"><span class="unseen">${o("Only this queue")}</span>
              <select @change=${n=>this.#b(n.target.value)}>
                <option value="">${o("All queues")}</option>
                ${Object.entries(t.queues).map(([n,i])=>c`<option value=${n}>${y(i,n)}</option>`)}
              </select></label>
            <div class="row">
              <label class="inline">${o("Sound")}
                <select @change=${n=>this.#$(n.target.value)}>
                  ${Be.map(n=>c`<option value=${n} ?selected=${n===Qe(t.sound)}>${bs(n)}</option>`)}
                </select></label>
              <button class="plain" @click=${()=>{Nt(t,()=>{})}}>${o("Announcement…")}</button>
              <a class="button plain" href="/desk/wall?big" target="_blank" rel="noopener">${o("Large screen")}</a>
            </div>
          </div>
          <section class="card queues-card"><div id="queues" class="scroll" tabindex="0" role="region" aria-label=${o("Queues")}></div></section>
          <section class="card"><h2>${o("Agents")}</h2><div id="agents"></div></section>
        </main>`,document.body)}#u(e,t){let n=this.#i.get(e);t===null?this.#i.set(e,null):n===void 0?this.#i.set(e,new Set([t])):n?.add(t),!this.#o&&(this.#o=!0,document.hidden?setTimeout(()=>this.#m(),200):requestAnimationFrame(()=>this.#m()))}#m(){this.#o=!1;let e=this.#i;this.#i=new Map,this.#a.hidden=this.live.connected,e.has("queues")&&(this.#p(e.get("queues"),E(this.live,"queues"),this.#t),this.#t.order(Object.keys(this.setup.queues))),e.has("agents")&&this.#p(e.get("agents"),E(this.live,"agents"),this.#s),e.has("alerts")&&this.#r.draw(E(this.live,"alerts")),(e.has("queues")||e.has("agents"))&&this.#g();let t=e.get("agents");this.#l&&(t===null||t?.has(this.#l))&&this.#y(this.#l)}#d=new Map;#p(e,t,n){let i=this.#d.get(n)??new Set;this.#d.set(n,i);for(let r of e??new Set([...i,...t.keys()])){let a=t.get(r);a===void 0?(n.remove(r),i.delete(r)):(n.put(r,a),i.add(r))}}#g(){Ct(this.#n,E(this.live,"queues").values(),E(this.live,"agents").values(),this.live.now())}#f(){this.#t.tick(),this.#g()}#b(e){this.#c=e,this.#t.show(t=>!this.#c||t===this.#c),this.#s.show((t,n)=>!this.#c||n.queues.includes(this.#c))}#$(e){Tt(e),xe(e)}#v(e,t){let n=gs[t];if(!n){Mt(this.#e,this.setup,t,e);return}let i=`${y(this.setup.queues[e],e)} · ${_e(t)}`,r=()=>[...E(this.live,"calls")].filter(([,d])=>d.queue===e&&n(d)).sort(([,d],[,l])=>(d.queued_at??d.arrived_at)-(l.queued_at??l.arrived_at)),a=()=>this.#e.draw(i,je(this.#e,this.setup,r(),this.live.now(),a));this.#e.open(i,je(this.#e,this.setup,r(),this.live.now(),a))}#w(e){let t=E(this.live,"agents").get(e);t&&(this.#l=e,this.#e.open(t.name,Ue(this.me,this.setup,e,t),()=>this.#l=null),this.#l=e,R(document,this.live.now()))}#y(e){let t=E(this.live,"agents").get(e);t&&this.#e.draw(t.name,Ue(this.me,this.setup,e,t)),R(document,this.live.now())}};function bs(s){return s==="none"?o("None"):s==="chime"?o("Chime"):s==="bell"?o("Bell"):o("Knock")}
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
